package folkmoot.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLSession;
import org.junit.jupiter.api.Test;

/** What the document does not allow fails, whichever way it is wrong. */
class ApiContractTest {

    private static final String PATH = "/api/folkmoot/v1/preferences";

    @Test
    void anAnswerAsDescribedPasses() {
        ApiContract.examine(answer("GET", PATH, 200, "{\"news\":\"mail\"}"));
        ApiContract.examine(answer("GET", PATH, 401, "{\"error\":\"no token\"}"));
        ApiContract.examine(answer("GET", "/api/v1/preferences", 200, "[]"));
    }

    @Test
    void aFieldThatIsMissingOrTooManyOrOfAnotherTypeFails() {
        assertThat(List.of("{}", "{\"news\":\"mail\",\"more\":1}", "{\"news\":1}", "{\"news\":null}", "[]", "no json"))
                .allSatisfy(body -> assertThatThrownBy(() -> ApiContract.examine(answer("GET", PATH, 200, body)))
                        .as(body)
                        .isInstanceOf(AssertionError.class));
    }

    @Test
    void anErrorOfAnotherFormFails() {
        assertThatThrownBy(() -> ApiContract.examine(answer("GET", PATH, 404, "{\"message\":\"gone\"}")))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void aStatusOrAnAddressThatNobodyDescribedFails() {
        assertThatThrownBy(() -> ApiContract.examine(answer("GET", PATH, 204, "")))
                .isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> ApiContract.examine(answer("GET", "/api/folkmoot/v1/nothing", 200, "{}")))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void aFieldThatIsTakenAndNotDescribedFails() {
        ApiContract.examineSent("PUT", PATH, Stream.of("news"));
        assertThatThrownBy(() -> ApiContract.examineSent("PUT", PATH, Stream.of("secret")))
                .isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> ApiContract.examine(answer("GET", "/api/folkmoot/v1/proposals?colour=red", 200, "[]")))
                .isInstanceOf(AssertionError.class);
    }

    private static HttpResponse<String> answer(String method, String path, int status, String body) {
        var request = HttpRequest.newBuilder(URI.create("http://town.example" + path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        return new Played(request, status, body);
    }

    /** An answer that no server gave. */
    private record Played(HttpRequest request, int statusCode, String body) implements HttpResponse<String> {

        @Override
        public Optional<HttpResponse<String>> previousResponse() {
            return Optional.empty();
        }

        @Override
        public HttpHeaders headers() {
            return HttpHeaders.of(Map.of("Content-Type", List.of("application/json")), (_, _) -> true);
        }

        @Override
        public Optional<SSLSession> sslSession() {
            return Optional.empty();
        }

        @Override
        public URI uri() {
            return request.uri();
        }

        @Override
        public HttpClient.Version version() {
            return HttpClient.Version.HTTP_1_1;
        }
    }
}
