package folkmoot.testing;

import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;

/** Goes the steps by which somebody proposes with a browser. */
public final class Proposing {

    private Proposing() {}

    /** From what was written to the answer of the last step. */
    public static HttpResponse<String> through(Browser browser, String community, Map<String, String> form) {
        return onwards(browser, browser.submit("/c/" + community + "/proposals", form));
    }

    /** From the answer to what was written. An answer that leads nowhere is given back as it is. */
    public static HttpResponse<String> onwards(Browser browser, HttpResponse<String> written) {
        if (written.statusCode() != 303) {
            return written;
        }
        var near = Browser.location(written).getPath();
        var page = browser.get(near);
        if (page.statusCode() == 200) {
            var said = new LinkedHashMap<>(Browser.hidden(page.body()));
            said.put("different_because", "It is another one.");
            browser.submit(near, said);
        }
        var check = near.replaceFirst("/near$", "/check");
        return browser.submit(check, Browser.hidden(browser.get(check).body()));
    }
}
