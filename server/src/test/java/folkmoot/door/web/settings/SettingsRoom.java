package folkmoot.door.web.settings;

import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.testing.Browser;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;

/** Fills in forms of the settings, as somebody with a browser does. */
final class SettingsRoom {

    private final Browser browser;

    SettingsRoom(Browser browser) {
        this.browser = browser;
    }

    String page(String path) {
        var answer = browser.get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }

    String token() {
        return Browser.hidden(page("/settings/language")).get("csrf");
    }

    /** Names and values in turn. */
    HttpResponse<String> sends(String path, String... pairs) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("csrf", token());
        for (int i = 0; i < pairs.length; i += 2) {
            fields.put(pairs[i], pairs[i + 1]);
        }
        return browser.submit(path, fields);
    }

    /** It was done, and the page that follows says so. */
    void does(String path, String... pairs) {
        var answer = sends(path, pairs);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        assertThat(page(Browser.location(answer).toString())).contains("role=\"status\"");
    }

    /** It was not done; the page comes back and says what is wrong, on top and at its field. */
    String refused(int status, String path, String... pairs) {
        var answer = sends(path, pairs);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains("id=\"problems\"");
        return answer.body();
    }
}
