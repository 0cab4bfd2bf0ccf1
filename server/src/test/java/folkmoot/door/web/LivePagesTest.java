package folkmoot.door.web;

import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.civic.CivicTown;
import folkmoot.testing.Patience;
import folkmoot.testing.Person;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A page that stays open is told what changes, and many open pages cost no more than that. */
class LivePagesTest {

    private static CivicTown town;
    private static Person author;
    private static String proposal;

    @BeforeAll
    static void open() {
        town = new CivicTown();
        town.community("commons", "Harrowmere Commons", 2);
        author = town.world.alice();
        proposal = town.proposes(author, "commons", "A lamp on the way to the ford");
        town.settle();
    }

    @AfterAll
    static void close() {
        town.close();
    }

    /** A page that listens, as a browser does. */
    private static final class Listening implements AutoCloseable {

        private final Socket socket;
        private final BufferedReader in;

        Listening(String path, String... headers) throws IOException {
            socket = new Socket("127.0.0.1", town.world.server().port());
            socket.setSoTimeout(15_000);
            var request = new StringBuilder("GET " + path + " HTTP/1.1\r\nHost: localhost:"
                    + town.world.server().port() + "\r\nAccept: text/event-stream\r\n");
            for (var header : headers) {
                request.append(header).append("\r\n");
            }
            socket.getOutputStream().write(request.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
            in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        }

        /** Reads on until a line begins so. */
        String line(String beginning) throws IOException {
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                if (line.regionMatches(true, 0, beginning, 0, beginning.length())) {
                    return line;
                }
            }
            throw new AssertionError("ended before " + beginning);
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    private static void waitFor(int open) {
        var hub = town.world.server().pages().live();
        Patience.until(() -> hub.open() == open);
    }

    @Test
    void theColumnsOfAProposalAreToldInTheReadersLanguageAndOnceForMany() throws IOException {
        try (var english = new Listening("/live?proposal=" + proposal, "Accept-Language: en");
                var welsh = new Listening("/live?proposal=" + proposal + "&lang=cy")) {
            assertThat(english.line("HTTP/1.1")).contains("200");
            assertThat(english.line("content-type")).contains("text/event-stream");
            waitFor(2);

            Person.ok(town.world.person("bea").post("/api/folkmoot/v1/proposals/" + proposal + "/support", Map.of()));

            assertThat(english.line("event")).isEqualTo("event: counts");
            assertThat(english.line("data")).contains("\"total\":\"1 support\"", "\"filled\":");
            assertThat(welsh.line("data")).doesNotContain("1 support\"");
        }
        waitFor(0);
    }

    @Test
    void whoIsSignedInHearsTheirBellAndNobodyElses() throws IOException {
        var browser = town.world.signedIn(author);
        try (var mine = new Listening("/live", "Cookie: " + browser.cookie())) {
            assertThat(mine.line("HTTP/1.1")).contains("200");
            waitFor(1);
            Person.ok(town.world.person("cerys").post("/api/v1/statuses", Map.of("status", "Well said @alice")));
            assertThat(mine.line("event")).isEqualTo("event: bell");
            assertThat(mine.line("data")).contains("\"count\":", "\"words\":\"Notifications");
        }
        waitFor(0);
        try (var visitor = new Listening("/live")) {
            assertThat(visitor.line("HTTP/1.1")).contains("404");
        }
    }

    @Test
    void whatIsNotForEverybodyIsToldToNobody() throws IOException {
        for (var path : List.of("/live?proposal=1", "/live?proposal=x", "/live?proposal=%00")) {
            try (var listening = new Listening(path)) {
                assertThat(listening.line("HTTP/1.1")).containsPattern(" 40[04] ");
            }
        }
    }

    @Test
    void oneNetworkHasSoManyOpenPagesAndNoMore() throws IOException {
        var all = new ArrayList<Listening>();
        try {
            for (int i = 0; i < 40; i++) {
                all.add(new Listening("/live?proposal=" + proposal));
            }
            waitFor(40);
            try (var another = new Listening("/live?proposal=" + proposal)) {
                assertThat(another.line("HTTP/1.1")).contains("429");
            }
        } finally {
            for (var one : all) {
                one.close();
            }
        }
        waitFor(0);
        try (var later = new Listening("/live?proposal=" + proposal)) {
            assertThat(later.line("HTTP/1.1")).contains("200");
            waitFor(1);
        }
        waitFor(0);
    }

    @Test
    void thePageSaysWhatItListensToAndWorksWithoutIt() {
        var page = town.world.visitor().get("/c/commons/proposals/" + proposal).body();
        assertThat(page)
                .contains("data-live=\"" + proposal + "\"", "role=\"status\" id=\"live-said\"")
                .contains("data-viewer=\"Previous|Next|Close|Picture\"");
    }
}
