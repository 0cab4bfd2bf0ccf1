package folkmoot.platform.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import folkmoot.platform.problem.Forbidden;
import folkmoot.platform.problem.Invalid;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class HttpListenerTest {

    private static final int NOTHING_CAME = 256;

    private Vertx vertx;
    private TestServer server;

    @BeforeEach
    void open(Vertx given) {
        vertx = given;
    }

    @AfterEach
    void stop() {
        if (server != null) {
            server.close();
        }
    }

    private TestServer serve(Routing routing) {
        server = TestServer.with(vertx, routing);
        return server;
    }

    @Test
    void aHandlerAnswersWithJsonOnAVirtualThread() {
        serve(new Routing()
                .get(
                        "/api/v1/hello/:name",
                        request -> Response.json(Map.of(
                                "to",
                                request.pathParameter("name"),
                                "virtual",
                                Thread.currentThread().isVirtual()))));

        var answer = server.get("/api/v1/hello/caf%C3%A9");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"to\":\"café\"").contains("\"virtual\":true");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
        assertThat(answer.headers().firstValue("X-Request-Id")).isPresent();
        assertThat(answer.headers().firstValue("Cache-Control"))
                .hasValueSatisfying(v -> assertThat(v).startsWith("public"));
    }

    @Test
    void parametersMergeFromQueryAndEveryKindOfBody() {
        serve(new Routing().post("/api/v1/echo", HttpListenerTest::echo));

        var json = server.send(
                "POST",
                "/api/v1/echo?limit=5",
                "application/json",
                "{\"ids\":[1,\"2\"],\"poll\":{\"options\":[\"a\",\"b\"],\"multiple\":true},\"status\":\"hi\",\"none\":null}");
        var form = server.send(
                "POST",
                "/api/v1/echo?limit=5",
                "application/x-www-form-urlencoded; charset=utf-8",
                "ids[]=1&ids[]=2&poll[options][]=a&poll[options][]=b&poll[multiple]=1&status=hi");
        var indexed = server.send(
                "POST",
                "/api/v1/echo?limit=5&status=hi",
                "application/x-www-form-urlencoded",
                "ids[0]=1&ids[1]=2&poll%5Boptions%5D%5B0%5D=a&poll[options][1]=b&poll[multiple]=on");

        assertThat(json.body()).isEqualTo("[1, 2] [a, b] true hi 5 false");
        assertThat(form.body()).isEqualTo(json.body());
        assertThat(indexed.body()).isEqualTo(json.body());
    }

    @Test
    void whatIsBlankIsAbsentAndANumberOutOfRangeIsTheMost() {
        serve(new Routing()
                .get(
                        "/api/v1/echo",
                        request -> Response.text(request.parameter("a") + " "
                                + request.parameters().typed("a") + " "
                                + request.parameters().value("id") + " "
                                + request.parameters("b") + " "
                                + request.parameters().flag("c") + " "
                                + request.limit(20, 40))));

        assertThat(echo("a=&id=null&b[]=&b[]=x&c="))
                .isEqualTo("Optional.empty Optional[] Optional.empty [x] Optional.empty 20");
        assertThat(echo("a=%20&id=undefined&b=&c=null"))
                .isEqualTo("Optional.empty Optional[ ] Optional.empty [] Optional.empty 20");
        assertThat(echo("a=null&id=7&b[]=null&c=0"))
                .isEqualTo("Optional[null] Optional[null] Optional[7] [null] Optional[false] 20");
        for (var most : List.of("41", "0", "2147483647", "2147483648", "99999999999999", "-2147483648", "-500")) {
            assertThat(echo("limit=" + most)).as(most).endsWith(" 40");
        }
        for (var usual : List.of("", "abc", "null", "1e3", "NaN", "%20")) {
            assertThat(echo("limit=" + usual)).as(usual).endsWith(" 20");
        }
        assertThat(echo("limit=3")).endsWith(" 3");
        assertThat(echo("limit=-3")).endsWith(" 3");
    }

    private String echo(String query) {
        return server.send("GET", "/api/v1/echo?" + query, "text/plain", "").body();
    }

    private static Response echo(Request request) {
        return Response.text(request.parameters("ids") + " " + request.parameters("poll[options]") + " "
                + request.flag("poll[multiple]") + " "
                + request.parameter("status").orElse("") + " "
                + request.limit(20, 40) + " " + request.parameters().has("none"));
    }

    @Test
    void multipartHasFieldsAndFiles() {
        serve(new Routing()
                .post(
                        "/api/v2/media",
                        Body.upTo(1000),
                        request -> Response.text(request.parameter("description")
                                        .orElse("")
                                + " " + request.upload("file").orElseThrow().fileName()
                                + " " + request.upload("file").orElseThrow().bytes().length)));

        var answer = server.send(
                "POST",
                "/api/v2/media",
                "multipart/form-data; boundary=x",
                "--x\r\nContent-Disposition: form-data; name=\"description\"\r\n\r\na cat\r\n"
                        + "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"c.png\"\r\n"
                        + "Content-Type: image/png\r\n\r\n1234\r\n--x--\r\n");

        assertThat(answer.body()).isEqualTo("a cat c.png 4");
    }

    @Test
    void badBodiesGetTheirStatus() {
        serve(new Routing().post("/api/v1/echo", Body.upTo(200), HttpListenerTest::echo));

        assertThat(server.send("POST", "/api/v1/echo", "application/json", "{\"a\":")
                        .statusCode())
                .isEqualTo(400);
        assertThat(server.send("POST", "/api/v1/echo", "application/json", "[1]")
                        .statusCode())
                .isEqualTo(400);
        assertThat(server.send("POST", "/api/v1/echo", "application/json", "{\"a\":1,\"a\":2}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(server.send("POST", "/api/v1/echo", "application/x-www-form-urlencoded", "a=%zz")
                        .statusCode())
                .isEqualTo(400);
        assertThat(server.send("POST", "/api/v1/echo", "text/csv", "a,b").statusCode())
                .isEqualTo(415);
        assertThat(server.send("POST", "/api/v1/echo", "application/json", "x".repeat(201))
                        .statusCode())
                .isEqualTo(413);
        var chunked = server.to("/api/v1/echo")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[100_000])));
        assertThat(server.send(chunked).statusCode()).isEqualTo(413);
        assertThat(server.send(
                                "POST",
                                "/api/v1/echo",
                                "application/json",
                                "{\"a\":" + "[".repeat(70) + "]".repeat(70) + "}")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void whatNoDatabaseCanKeepIsRefusedOrReplaced() {
        serve(new Routing().post("/api/v1/echo", HttpListenerTest::echo));

        for (var json : List.of("{\"status\":\"a\\u0000b\"}", "{\"a\\u0000\":1}", "{\"ids\":[\"\\u0000\"]}")) {
            var refused = server.send("POST", "/api/v1/echo", "application/json", json);
            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(refused.body()).contains("null byte");
        }
        assertThat(server.send("POST", "/api/v1/echo?status=%00", "application/json", "{}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(server.send("POST", "/api/v1/echo", "application/json", "{\"status\":\"a\\ud800b\"}")
                        .body())
                .contains("a?b");
    }

    @Test
    void aFormWithoutABoundaryAndAnAddressWithoutEndAreRefusedInJson() {
        serve(new Routing().post("/api/v1/echo", HttpListenerTest::echo));

        for (var type : List.of("multipart/form-data", "multipart/form-data; boundary=", "multipart/form-data;x=y")) {
            assertThat(server.send("POST", "/api/v1/echo", type, "--x--").statusCode())
                    .as(type)
                    .isEqualTo(400);
        }
        var endless = server.send(server.to("/api/v1/" + "a".repeat(10_000)).version(HttpClient.Version.HTTP_1_1));
        assertThat(endless.statusCode()).isEqualTo(414);
        assertThat(server.send(server.to("/api/v1/a?q=" + "a".repeat(10_000))).statusCode())
                .as("a query without end")
                .isEqualTo(414);
        assertThat(endless.body()).startsWith("{\"error\":");
    }

    @Test
    void problemsBecomeErrorBodiesForAppsAndPagesForPeople() {
        serve(new Routing()
                .get("/api/v1/no", _ -> {
                    throw new Forbidden("Not <yours>");
                })
                .get("/page", _ -> {
                    throw new Forbidden("Not <yours>");
                })
                .post("/api/v1/field", _ -> {
                    throw Invalid.field("username", "ERR_TAKEN", "is taken");
                })
                .get("/api/v1/fault", _ -> {
                    throw new IllegalStateException("secret detail");
                })
                .get("/api/v1/error", _ -> {
                    throw new NoClassDefFoundError("secret detail");
                }));

        var api = server.get("/api/v1/no", "Accept", "text/html");
        assertThat(api.statusCode()).isEqualTo(403);
        assertThat(api.body()).isEqualTo("{\"error\":\"Not <yours>\"}");
        assertThat(api.headers().firstValue("Content-Type")).contains("application/json; charset=utf-8");
        var page = server.get("/page", "Accept", "text/html,*/*");
        assertThat(page.body()).contains("<h1>Not &lt;yours&gt;</h1>");
        assertThat(page.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy ->
                        assertThat(policy).contains("script-src 'self'").doesNotContain("unsafe"));
        var field = server.send("POST", "/api/v1/field", "application/json", "{}");
        assertThat(field.statusCode()).isEqualTo(422);
        assertThat(field.body()).contains("\"details\":{\"username\":[{\"error\":\"ERR_TAKEN\"");
        for (var path : List.of("/api/v1/fault", "/api/v1/error")) {
            var fault = server.get(path);
            assertThat(fault.statusCode()).isEqualTo(500);
            assertThat(fault.body()).doesNotContain("secret");
        }
        assertThat(server.get("/api/v1/nowhere").body()).isEqualTo("{\"error\":\"Record not found\"}");
        assertThat(server.send("DELETE", "/api/v1/no", "text/plain", "").statusCode())
                .isEqualTo(405);
    }

    @Test
    void onePathAnswersServersAndPeopleDifferently() {
        serve(new Routing()
                .get(
                        "/users/:name",
                        Accept.ACTIVITY,
                        _ -> Response.bytes(200, "application/activity+json", "{}".getBytes()))
                .get("/users/:name", request -> Response.html("page of " + request.pathParameter("name")))
                .get("/@:name", request -> Response.html("profile of " + request.pathParameter("name"))));

        assertThat(server.get("/users/alice", "Accept", "application/activity+json")
                        .body())
                .isEqualTo("{}");
        var page = server.get("/users/alice/", "Accept", "text/html");
        assertThat(page.body()).isEqualTo("page of alice");
        assertThat(page.headers().allValues("Vary").toString()).contains("Accept");
        assertThat(server.get("/@alice").body()).isEqualTo("profile of alice");
    }

    @Test
    void aPathIsTakenAsItWasSentAndALiteralOneComesFirst() {
        serve(new Routing()
                .get("/things/:id", request -> Response.text("thing " + request.pathParameter("id")))
                .post("/things/:id", _ -> Response.text("changed"))
                .get("/things/new", _ -> Response.text("new"))
                .get("/things/:id/parts/:part", request -> Response.text("part " + request.pathParameter("part")))
                .get("/files/*name", request -> Response.text(request.pathParameter("name")))
                .get("/@:name", request -> Response.text("profile of " + request.pathParameter("name")))
                .get("/:any", request -> Response.text("any " + request.pathParameter("any"))));

        assertThat(server.get("/things/new").body()).isEqualTo("new");
        assertThat(server.get("/things/a%2Fb%20+/").body()).isEqualTo("thing a/b +");
        assertThat(server.get("/things/new/parts/7").body()).isEqualTo("part 7");
        assertThat(server.get("/files/a/%2E%2e/b").body()).isEqualTo("a/%2E%2e/b");
        assertThat(server.get("/@alice").body()).isEqualTo("profile of alice");
        assertThat(server.get("/files").body()).isEqualTo("any files");
        var wrong = server.send("POST", "/things/new", "text/plain", "");
        assertThat(wrong.statusCode()).isEqualTo(405);
        assertThat(wrong.headers().firstValue("Allow")).contains("GET");
        for (var nowhere : List.of(
                "//things/new",
                "/things/x/../new",
                "/things/./new",
                "/%74hings/new/x",
                "/things/%00",
                "/things/new/parts")) {
            assertThat(server.get(nowhere).statusCode()).as(nowhere).isNotEqualTo(200);
        }
    }

    @Test
    void brokenEscapesNameNothingInAPathAndAreRefusedInAQuery() throws Exception {
        serve(new Routing().get("/things/:id", _ -> Response.text("thing")).get("/all", _ -> Response.text("all")));

        for (var path : List.of("/things/%zz", "/things/%", "/things/%00")) {
            assertThat(answer(path)).as(path).startsWith("HTTP/1.1 404 ").contains("{\"error\":\"Record not found\"}");
        }
        for (var path : List.of("/things/1?a=%zz", "/all?a=%zz")) {
            assertThat(answer(path)).as(path).startsWith("HTTP/1.1 400 ").contains("percent-encoding");
        }
    }

    /** To an address that no client would send. */
    private String answer(String path) throws IOException {
        try (var socket = new Socket("127.0.0.1", server.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").getBytes(UTF_8));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }

    @Test
    void headAndOptionsAreAnswered() {
        serve(new Routing().get("/api/v1/x", _ -> Response.text("four")));

        var head = server.send(server.to("/api/v1/x").HEAD());
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValue("Content-Length")).contains("4");
        var options = server.send(server.to("/api/v1/x")
                .header("Access-Control-Request-Headers", "authorization,content-type")
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody()));
        assertThat(options.statusCode()).isEqualTo(204);
        assertThat(options.headers().firstValue("Access-Control-Allow-Headers")).contains("authorization,content-type");
        assertThat(options.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
    }

    @Test
    void deleteMayHaveABody() {
        serve(new Routing()
                .delete(
                        "/api/v1/list",
                        request -> Response.text(request.parameters("ids").toString())));

        assertThat(server.send("DELETE", "/api/v1/list", "application/json", "{\"ids\":[\"7\"]}")
                        .body())
                .isEqualTo("[7]");
    }

    @Test
    void limitsAreCountedAndTold() {
        var rule = new RateLimits.Rule("apps", 5, Duration.ofMinutes(10));
        server = new TestServer(
                vertx,
                new Routing().post("/api/v1/apps", _ -> Response.json(Map.of())),
                new RateLimits(true, InstantSource.fixed(Instant.EPOCH)),
                settings -> settings,
                request -> request.count(rule, request.network()));

        HttpResponse<String> last = null;
        for (int i = 0; i < 5; i++) {
            last = server.send("POST", "/api/v1/apps", "application/json", "{}");
        }
        assertThat(last.statusCode()).isEqualTo(200);
        assertThat(last.headers().firstValue("X-RateLimit-Remaining")).contains("0");
        var refused = server.send("POST", "/api/v1/apps", "application/json", "{}");
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("X-RateLimit-Limit")).contains("5");
        assertThat(refused.headers().firstValue("X-RateLimit-Reset")).contains("1970-01-01T00:10:00.000000Z");
        assertThat(refused.headers().firstValue("Retry-After")).contains("120");
    }

    @Test
    void tooManyAtOnceAreToldToComeBack() throws Exception {
        var inside = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        server = new TestServer(
                vertx,
                new Routing().get("/slow", _ -> {
                    inside.countDown();
                    awaitQuietly(go);
                    return Response.text("done");
                }),
                new RateLimits(false, InstantSource.system()),
                TestServer.most(1, 0));

        var first = server.client.sendAsync(server.to("/slow").build(), HttpResponse.BodyHandlers.ofString());
        inside.await();
        var second = server.get("/slow");
        go.countDown();

        assertThat(second.statusCode()).isEqualTo(503);
        assertThat(second.headers().firstValue("Retry-After")).isPresent();
        assertThat(first.get().body()).isEqualTo("done");
    }

    @Test
    void whatTakesTooLongIsToldToComeBackBeforeTheConnectionIsCut() throws Exception {
        var go = new CountDownLatch(1);
        server = new TestServer(
                vertx,
                new Routing()
                        .get("/slow", _ -> {
                            awaitQuietly(go);
                            return Response.text("done");
                        })
                        .get("/quick", _ -> Response.text("at once")),
                new RateLimits(false, InstantSource.system()),
                TestServer.slowest(null, null, Duration.ofMillis(200)));

        var answer = server.get("/slow");
        go.countDown();

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(server.get("/quick").body()).isEqualTo("at once");
    }

    @Test
    void everyAnswerSaysWhenItWasGiven() {
        serve(new Routing().get("/fine", _ -> Response.text("fine")).get("/broken", _ -> {
            throw new IllegalStateException("a fault");
        }));

        for (var path : List.of("/fine", "/broken", "/nothing", "/" + "x".repeat(9_000))) {
            var date = server.get(path).headers().firstValue("Date").orElseThrow();
            assertThat(ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant())
                    .as(path)
                    .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(60));
        }
    }

    @Test
    void aBodyThatDripsIsAnsweredAndCutOffAtTheDeadline() throws Exception {
        var handled = new CountDownLatch(1);
        server = new TestServer(
                vertx,
                new Routing().post("/inbox", _ -> {
                    handled.countDown();
                    return Response.text("taken");
                }),
                new RateLimits(false, InstantSource.system()),
                TestServer.slowest(null, Duration.ofMillis(300), null));
        var started = System.nanoTime();

        try (var socket = new Socket("127.0.0.1", server.port())) {
            socket.setSoTimeout(20);
            socket.getOutputStream()
                    .write("POST /inbox HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n".getBytes(UTF_8));
            assertThat(readWhileDripping(socket))
                    .startsWith("HTTP/1.1 408 ")
                    .containsIgnoringCase("connection: close")
                    .contains("too slowly");
        }

        assertThat(Duration.ofNanos(System.nanoTime() - started))
                .isBetween(Duration.ofMillis(250), Duration.ofSeconds(10));
        assertThat(handled.getCount()).isEqualTo(1);
        assertThat(server.send("POST", "/inbox", "application/json", "{}").body())
                .isEqualTo("taken");
    }

    @Test
    void aHeadThatDripsIsCutOffAtTheDeadline() throws Exception {
        serveWithin(Duration.ofMillis(500));

        for (var head : List.of("", "GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ")) {
            var started = System.nanoTime();
            try (var socket = new Socket("127.0.0.1", server.port())) {
                socket.setSoTimeout(20);
                socket.getOutputStream().write(head.getBytes(UTF_8));
                assertThat(drips(socket)).as("bytes taken").isBetween(2, 1_000);
            }
            assertThat(Duration.ofNanos(System.nanoTime() - started))
                    .isBetween(Duration.ofMillis(400), Duration.ofSeconds(10));
        }
        try (var silent = new Socket("127.0.0.1", server.port())) {
            silent.setSoTimeout(10_000);
            assertThat(silent.getInputStream().read()).as("closed").isEqualTo(-1);
        }
    }

    @Test
    void whoAsksInTimeKeepsTheConnectionAndMayTakeLongForTheAnswer() throws Exception {
        var patience = Duration.ofMillis(500);
        serveWithin(patience);

        try (var socket = new Socket("127.0.0.1", server.port())) {
            socket.setSoTimeout(10_000);
            for (int i = 0; i < 2; i++) {
                socket.getOutputStream().write("GET /late HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(UTF_8));
                assertThat(read(socket, "done")).contains("200 OK");
            }
        }
    }

    /** Answers at {@code /late} after twice as long as a head may take. */
    private void serveWithin(Duration head) {
        server = new TestServer(
                vertx,
                new Routing().get("/late", _ -> {
                    LockSupport.parkNanos(2 * head.toNanos());
                    return Response.text("done");
                }),
                new RateLimits(false, InstantSource.system()),
                TestServer.slowest(head, null, null));
    }

    /** What comes, up to some words. */
    private static String read(Socket socket, String last) throws IOException {
        var text = new StringBuilder();
        while (text.indexOf(last) < 0) {
            int next = socket.getInputStream().read();
            if (next < 0) {
                throw new AssertionError("closed after: " + text);
            }
            text.append((char) next);
        }
        return text.toString();
    }

    @Test
    void headersBeyondTheLimitAreRefusedAndNeitherAFaultNorLeftHanging() throws Exception {
        serve(new Routing().get("/", _ -> Response.text("fine")));
        var many = IntStream.range(0, 2_000)
                .mapToObj(i -> "X-H" + i + ": " + "v".repeat(20) + "\r\n")
                .collect(Collectors.joining());

        for (var headers :
                List.of("X-Long: " + "v".repeat(40_000) + "\r\n", many, "Cookie: " + "c=1; ".repeat(10_000))) {
            try (var socket = new Socket("127.0.0.1", server.port())) {
                socket.setSoTimeout(10_000);
                socket.getOutputStream().write(("GET / HTTP/1.1\r\nHost: x\r\n" + headers + "\r\n").getBytes(UTF_8));
                assertThat(read(socket, "too long\"}")).startsWith("HTTP/1.1 431 ");
            }
        }
        var most = server.to("/").header("X-Long", "v".repeat(30_000));
        assertThat(server.send(most).statusCode()).as("below the limit").isEqualTo(200);
    }

    /** What the server says while it is sent a byte now and then, until it closes the connection. */
    private static String readWhileDripping(Socket socket) throws IOException {
        var said = new StringBuilder();
        while (true) {
            try {
                int read = readOrDrip(socket);
                if (read < 0) {
                    return said.toString();
                }
                said.append(read == NOTHING_CAME ? "" : (char) read);
            } catch (SocketException _) {
                return said.toString(); // closed while we wrote
            }
        }
    }

    private static int readOrDrip(Socket socket) throws IOException {
        try {
            return socket.getInputStream().read();
        } catch (SocketTimeoutException _) {
            socket.getOutputStream().write('x');
            return NOTHING_CAME;
        }
    }

    /** Writes a byte whenever nothing comes back for a moment, until the other side hangs up; how many it wrote. */
    private static int drips(Socket socket) throws IOException {
        for (int written = 0; ; written++) {
            try {
                socket.getOutputStream().write('x');
                if (socket.getInputStream().read() < 0) {
                    return written;
                }
            } catch (SocketTimeoutException _) {
                continue; // nothing came, and the connection is open
            } catch (SocketException _) {
                return written; // closed while we wrote
            }
        }
    }

    @Test
    void closingFinishesWhatIsInFlight() throws Exception {
        var inside = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        serve(new Routing().get("/slow", _ -> {
            inside.countDown();
            awaitQuietly(go);
            return Response.text("done");
        }));
        var first = server.client.sendAsync(server.to("/slow").build(), HttpResponse.BodyHandlers.ofString());
        inside.await();

        var closing = Thread.startVirtualThread(() -> server.listener().close());
        go.countDown();

        assertThat(first.get().body()).isEqualTo("done");
        closing.join(Duration.ofSeconds(10));
        assertThat(closing.isAlive()).isFalse();
    }

    @Test
    void aPortInUseIsToldInASentence() {
        serve(new Routing());
        var taken = TestServer.settings(server.port());
        var another = Vertx.vertx(); // listeners of one share their port

        assertThatThrownBy(() -> new TestServer(
                                another, new Routing(), new RateLimits(false, InstantSource.system()), _ -> taken)
                        .close())
                .hasMessageContaining("is in use");
        another.close().await();
    }

    @Test
    void onlyTrustedProxiesMayNameTheClient() {
        server = new TestServer(
                vertx,
                new Routing().get("/from", request -> Response.text(request.remoteAddress())),
                new RateLimits(false, InstantSource.system()),
                TestServer.trusting("127.0.0.0/8", "10.0.0.0/8"));

        assertThat(server.get("/from", "X-Forwarded-For", "203.0.113.9, 198.51.100.7, 10.1.2.3")
                        .body())
                .isEqualTo("198.51.100.7");
        assertThat(server.get("/from").body()).isEqualTo("127.0.0.1");
    }

    @Test
    void whoIsNoProxyOfOursNamesNobodyElseAndNeitherTheRequest() {
        server = new TestServer(
                vertx,
                new Routing().get("/from", request -> Response.text(request.remoteAddress())),
                new RateLimits(false, InstantSource.system()),
                TestServer.trusting("10.0.0.0/8", "fd00::/8"));

        for (var header : List.of("X-Forwarded-For", "Forwarded", "X-Real-IP")) {
            assertThat(server.get("/from", header, "10.9.9.9, 203.0.113.9").body())
                    .as(header)
                    .isEqualTo("127.0.0.1");
        }
        assertThat(server.get("/from", "X-Request-Id", "chosen-by-me").headers().firstValue("X-Request-Id"))
                .isNotEqualTo(Optional.of("chosen-by-me"));
    }

    @Test
    void anotherSitesFormIsRefusedWhereACookieWouldSpeakForSomebody() {
        serve(new Routing().post("/sign-out", _ -> Response.redirect("/")));

        var foreign = server.to("/sign-out")
                .header("Cookie", "session=x")
                .header("Origin", "https://evil.example")
                .POST(HttpRequest.BodyPublishers.noBody());
        var own = server.to("/sign-out")
                .header("Cookie", "session=x")
                .header("Origin", "http://folkmoot.example")
                .POST(HttpRequest.BodyPublishers.noBody());

        assertThat(server.send(foreign).statusCode()).isEqualTo(403);
        assertThat(server.send(own).statusCode()).isEqualTo(303);
    }

    @Test
    void textIsCompressedAndImagesAreNot() {
        serve(new Routing()
                .get("/text", _ -> Response.text("a".repeat(5000)))
                .get("/image", _ -> Response.bytes(200, "image/png", new byte[5000])));

        assertThat(server.get("/text", "Accept-Encoding", "gzip").headers().firstValue("Content-Encoding"))
                .contains("gzip");
        assertThat(server.get("/image", "Accept-Encoding", "gzip").headers().firstValue("Content-Encoding"))
                .isNotEqualTo(Optional.of("gzip"));
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void theStyleSheetIsSentCompressedAndKeptForAYear() {
        var assets = new Assets("web").addAll(List.of("folkmoot.css"));
        var routing = new Routing();
        assets.register(routing);
        serve(routing);
        var sheet = server.get(assets.address("folkmoot.css"), "Accept-Encoding", "gzip");
        assertThat(sheet.headers().firstValue("Content-Type")).contains("text/css; charset=utf-8");
        assertThat(sheet.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(sheet.headers().firstValue("Cache-Control")).contains("public, max-age=31536000, immutable");
        assertThat(server.get("/assets/000000000000/folkmoot.css").statusCode()).isEqualTo(404);
    }
}
