package folkmoot.civic;

import static folkmoot.testing.Person.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import folkmoot.civic.body.NewBody;
import folkmoot.civic.community.Community;
import folkmoot.civic.proposal.ProposalEvent;
import folkmoot.command.FolkmootCommand;
import folkmoot.door.Refusals;
import folkmoot.federation.json.Json;
import folkmoot.federation.testing.RemotePerson;
import folkmoot.federation.vocabulary.Activity;
import folkmoot.people.account.Account;
import folkmoot.people.oauth.Grantor;
import folkmoot.people.oauth.OAuthApplication;
import folkmoot.people.oauth.Scopes;
import folkmoot.people.user.TeamRole;
import folkmoot.people.user.User;
import folkmoot.platform.database.Transaction;
import folkmoot.testing.ApiContract;
import folkmoot.testing.Browser;
import folkmoot.testing.Person;
import folkmoot.testing.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import picocli.CommandLine;

/**
 * Everything that can be done here, through every door, and what becomes of it where it is tried by whoever speaks for a public body, did so
 * once, or only looks like it. A new route, activity or command needs a line in {@code civic/powers.tsv}; {@code make documents} writes the
 * page that shows it.
 */
class PowersTest {

    private static final boolean WRITE = Boolean.getBoolean("folkmoot.documents");
    private static final Path DOCUMENT = Path.of("../docs/civic/powers.md");
    private static final Path LIST = Path.of("src/test/resources/civic/powers.tsv");
    private static final Pattern PLACEHOLDER = Pattern.compile("[:{]([a-z_]+)}?");
    private static final List<Integer> REFUSALS = List.of(401, 403, 404, 422);

    private static final String HEAD = """
        # What bodies can do

        A body that answers here is an ordinary account, or a team of people who act as one. This page lists everything that can be done
        through the client API, the pages, the wire and the commands, and what becomes of it where it is tried by an **official actor here**, an
        **official actor elsewhere**, a **member of an official team**, somebody who **was** an official actor until the register changed, and
        somebody who only **looks like** one. `PowersTest` tries every line that says *refused* through its route or by an activity from another server; a route, activity or
        command without a line fails the build. `make documents` writes this page.

        | | done by | here | elsewhere | team member | was | looks like |
        |---|---|---|---|---|---|---|
        """;

    /** Who may do something; the words are those of the list. */
    private enum Kind {
        FREE("anybody, without an account", "as anybody", "as anybody", "as anybody", "as anybody", "as anybody"),
        OWN("everybody, with what is their own", "its own", "its own", "the team's own", "its own", "its own"),
        AUTHOR("authors of a proposal", "refused", "refused", "refused", "refused", "refused"),
        WHOSE("whose it is", "refused", "refused", "refused", "refused", "refused"),
        CITIZEN("citizens", "refused", "refused", "refused", "as a citizen", "as a citizen"),
        MODERATOR("moderators of the community", "refused", "refused", "refused", "refused", "refused"),
        OPERATOR("moderators of the instance", "refused", "refused", "refused", "refused", "refused"),
        ANSWER(
                "who speaks for an addressed body",
                "its own track",
                "its own track",
                "its own track",
                "refused",
                "refused"),
        BODY(
                "who speaks for a body of the community",
                "its own word",
                "its own word",
                "its own word",
                "refused",
                "refused"),
        ATTESTER(
                "who speaks for a body that the community lets attest it",
                "its own word",
                "on its own server",
                "its own word",
                "refused",
                "refused"),
        SERVER("other servers, signed", "–", "its server", "–", "–", "–"),
        MACHINE("whoever has the machine", "–", "–", "–", "–", "–");

        private final List<String> cells;

        Kind(String... cells) {
            this.cells = List.of(cells);
        }

        boolean isRefusedToOfficials() {
            return cells.get(1).equals("refused");
        }

        boolean isRefusedToFormerOnes() {
            return cells.get(4).equals("refused");
        }
    }

    /** One line. @param form what is sent, as a form; for the wire the activity that tries it */
    private record Row(String what, Kind kind, String form) {}

    /** How somebody comes: with an app, and with a browser that is signed in. */
    private record Way(String token, Browser browser, String csrf) {}

    private static CivicTown town;
    private static final Map<String, Way> ways = new LinkedHashMap<>();
    private static final Map<String, String> values = new LinkedHashMap<>();
    private static final Map<String, RemotePerson> elsewhere = new LinkedHashMap<>();
    private static final Map<String, String> wire = new LinkedHashMap<>();
    private static int acts;
    private static String proposal;
    private static String before;

    @BeforeAll
    static void open() {
        town = new CivicTown();
        var desk = town.world.person("works_desk");
        var parks = town.world.person("parks_desk");
        var clerk = town.world.person("clerk_ann");
        var former = town.world.person("former_desk");
        var alike = town.world.person("works_d3sk");
        var commons = town.community("commons", "Harrowmere Commons", 1_000);
        var domain = town.house().platform().uris().domain();
        write(tx -> {
            var bodies = town.house().civic().registry().bodies();
            bodies.register(tx, commons.id(), NewBody.of("works", "Works Department", domain, "works_desk@" + domain));
            bodies.register(tx, commons.id(), NewBody.of("parks", "Parks Department", domain, "parks_desk@" + domain));
            var old = bodies.register(
                    tx, commons.id(), NewBody.of("old", "Old Department", domain, "former_desk@" + domain));
            bodies.retire(tx, old);
            var teams = town.house().people().members().teams();
            var team = teams.found(tx, account(tx, parks), account(tx, town.grace));
            teams.put(tx, team, account(tx, clerk), TeamRole.MANAGER);
            return null;
        });
        ok(town.grace.post(
                "/api/folkmoot/v1/communities/commons/claims",
                Map.of(
                        "word",
                        "licence",
                        "name_en",
                        "Licensed driver",
                        "months",
                        24,
                        "attesters",
                        List.of("works", "parks"))));
        ok(alike.patch("/api/v1/accounts/update_credentials", Map.of("display_name", "Works Departrnent")));
        proposal = town.proposes(town.town.alice(), "commons", "A bench at the mill pond", "works", "parks");
        ok(town.grace.post(CivicTown.PROPOSALS + "/" + proposal + "/send"));
        var post = town.town.alice().posts("a post of somebody else");
        ways.put("an official actor here", way(desk, desk.token(), Optional.empty()));
        ways.put("a member of an official team", way(clerk, token(parks, clerk), Optional.of(parks)));
        ways.put("who was one", way(former, former.token(), Optional.empty()));
        ways.put("who looks like one", way(alike, alike.token(), Optional.empty()));
        elsewhere(commons);
        values.put("name", "commons");
        values.put("slug", "works");
        values.put("proposal", proposal);
        values.put("account", town.town.alice().id().toString());
        values.put("status", post.get("id").asText());
        values.put(
                "draft",
                ok(town.town
                                .alice()
                                .post(
                                        CivicTown.PROPOSALS,
                                        Map.of(
                                                "community",
                                                "commons",
                                                "title",
                                                "A lamp that is not asked for yet",
                                                "draft",
                                                true)))
                        .get("id")
                        .asText());
        values.put(
                "matter",
                ok(town.town
                                .alice()
                                .post(
                                        "/api/folkmoot/v1/matters",
                                        Map.of(
                                                "community",
                                                "commons",
                                                "kind",
                                                "need",
                                                "title",
                                                "A meal on Tuesdays",
                                                "initials",
                                                "M.K.")))
                        .get("id")
                        .asText());
        values.put("decision", decision());
        values.put("variant", "1");
        values.put("round", round());
        values.put(
                "statement",
                ok(town.town.alice().get("/api/folkmoot/v1/matters/" + values.get("round") + "/statements"))
                        .get(0)
                        .get("id")
                        .asText());
        town.settle();
        before = shown();
    }

    private static String round() {
        var fields = Map.of(
                "community",
                "commons",
                "kind",
                "round",
                "title",
                "What we think of the pond",
                "statements",
                "The pond is clean\nThe pond is deep enough",
                "closes",
                Instant.now().plus(Duration.ofDays(2)).toString());
        return ok(town.town.alice().post("/api/folkmoot/v1/matters", fields))
                .get("id")
                .asText();
    }

    private static String decision() {
        var alice = town.town.alice();
        ok(alice.post("/api/v1/accounts/"
                + ok(alice.get("/api/v1/accounts/lookup?acct=commons"))
                        .get("id")
                        .asText() + "/follow"));
        var fields = Map.of(
                "community",
                "commons",
                "kind",
                "decision",
                "title",
                "A bench or a swing",
                "method",
                "choice",
                "variants",
                "Bench\nSwing\nSlide",
                "closes",
                Instant.now().plus(Duration.ofDays(2)).toString());
        return ok(alice.post("/api/folkmoot/v1/matters", fields)).get("id").asText();
    }

    /** The same on another server, with what activities name. */
    private static void elsewhere(Community commons) {
        var remote = town.town.remote();
        elsewhere.put("an official actor elsewhere", remote.person("far_works"));
        elsewhere.put("who was one", remote.person("far_old"));
        elsewhere.put("who looks like one", remote.person("far_w0rks"));
        town.body(commons, "far", "Far Works", elsewhere.get("an official actor elsewhere"));
        town.body(commons, "far-old", "Far Old Works", elsewhere.get("who was one"));
        write(tx -> {
            var bodies = town.house().civic().registry().bodies();
            bodies.retire(tx, bodies.require(tx, commons.id(), "far-old"));
            return null;
        });
        var dora = remote.person("dora");
        wire.put("like", town.likes(dora, proposal));
        wire.put("citizen", dora.id().toString());
        wire.put("post", town.post(proposal));
        wire.put("author", town.town.uriOf(town.town.alice()).toString());
        wire.put("moderator", town.town.uriOf(town.grace).toString());
        wire.put("community", town.town.uri("/c/commons").toString());
        var shown = town.proposes(town.town.bob(), "commons", "A lamp at the weir", "works");
        ok(town.grace.post("/api/folkmoot/v1/communities/commons/featured", Map.of("status_id", shown)));
        ok(town.grace.post(
                "/api/folkmoot/v1/communities/commons/locks", Map.of("status_id", shown, "reason", "Enough said")));
        wire.put("featured", town.post(shown));
        wire.put("locked", town.post(shown));
    }

    @AfterAll
    static void close() {
        town.close();
    }

    private static <T> T write(Function<Transaction, T> work) {
        return town.house().platform().database().transaction(work);
    }

    private static Account account(Transaction tx, Person person) {
        return town.house().people().accounts().require(tx, person.id());
    }

    private static User user(Transaction tx, Person person) {
        return town.house()
                .people()
                .members()
                .users()
                .byAccount(tx, person.id())
                .orElseThrow();
    }

    private static Way way(Person person, String token, Optional<Person> team) {
        var browser =
                new Browser(URI.create("http://localhost:" + town.world.server().port()));
        browser.post("/sign-in", "login", person.name(), "password", World.PASSWORD);
        var csrf = Browser.hidden(browser.get("/settings/access").body()).get("csrf");
        team.ifPresent(as -> browser.post("/settings/access/act-as", "csrf", csrf, "team", as.name()));
        return new Way(token, browser, csrf);
    }

    private static String token(Person as, Person member) {
        var scopes = "read write follow push admin:read admin:write";
        var members = town.house().people().members();
        var application = members.applications()
                .register("Test", List.of(OAuthApplication.OUT_OF_BAND), scopes, Optional.empty())
                .application();
        return write(tx -> members.tokens()
                .issue(
                        tx,
                        application.id(),
                        Optional.of(new Grantor(
                                user(tx, as).id(), Optional.of(user(tx, member).id()))),
                        Scopes.parse(scopes).orElseThrow())
                .secret());
    }

    /** What everybody sees of the proposal, without what changes by itself. */
    private static String shown() {
        var shown = town.shown(proposal);
        var events = town.events(proposal).stream()
                .filter(kind -> !kind.equals(ProposalEvent.ATTEMPT))
                .toList();
        var matter = ok(town.town.alice().get("/api/folkmoot/v1/matters/" + values.get("matter")));
        var decision = ok(town.town.alice().visit("/api/folkmoot/v1/matters/" + values.get("decision")));
        var statements = ok(town.town.alice().visit("/api/folkmoot/v1/matters/" + values.get("round") + "/statements"));
        return statements + " " + decision + " " + matter + " " + shown.get("state") + " " + shown.get("title") + " "
                + shown.get("supports") + " " + shown.get("tracks") + " " + events;
    }

    private static List<Row> rows() {
        try {
            return Files.readAllLines(LIST).stream()
                    .map(line -> line.split("\t", -1))
                    .map(cell -> new Row(cell[0], Kind.valueOf(cell[1].toUpperCase()), cell.length > 2 ? cell[2] : ""))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void everythingThatCanBeDoneHasItsLine() {
        var all = new TreeSet<String>();
        town.world.server().routes().stream()
                .filter(route -> !route.startsWith("GET ") && !route.startsWith("HEAD "))
                .forEach(all::add);
        Arrays.stream(Activity.class.getPermittedSubclasses())
                .map(type -> "wire " + type.getSimpleName())
                .forEach(all::add);
        commands("command", FolkmootCommand.all()).forEach(all::add);

        var listed = new TreeSet<String>();
        rows().forEach(row -> listed.add(row.what().split(", ")[0])); // one kind may have lines for several meanings
        var unlisted = new TreeSet<>(all);
        unlisted.removeAll(listed);
        var gone = new TreeSet<>(listed);
        gone.removeAll(all);
        assertThat(unlisted).as("without a line").isEmpty();
        assertThat(gone).as("lines of what there is no more").isEmpty();
        assertThat(rows().stream().map(Row::what)).as("lines").doesNotHaveDuplicates();
    }

    @Test
    void whatIsRefusedToBodiesIsNotedWhereTheyTryItOnAProposalAPostOrACommunity() {
        var others = List.of("POST /api/v1/polls/:id/votes", "POST /api/v1/statuses/:id/pin", "POST /posts/:id/vote");
        rows().stream()
                .filter(row -> row.what()
                        .matches("[A-Z]+ (/c/:name|/proposals/:id|/api/folkmoot/v1/(proposals/:id|communities/:name)"
                                + "|/api/v1/(statuses|polls)/:id|/posts/:id).*"))
                .forEach(row -> {
                    var words = row.what().split(" ");
                    boolean ofOthers = others.contains(row.what()) || words[1].equals("/api/v1/statuses/:id");
                    assertThat(Refusals.isNoted(words[0], words[1]))
                            .as(row.what())
                            .isEqualTo(row.kind().isRefusedToOfficials() || ofOthers);
                });
    }

    private static Stream<String> commands(String before, CommandLine command) {
        return command.getSubcommands().entrySet().stream()
                .flatMap(sub -> sub.getValue().getSubcommands().isEmpty()
                        ? Stream.of(before + " " + sub.getKey())
                        : commands(before + " " + sub.getKey(), sub.getValue()));
    }

    @Test
    void thePageShowsTheWholeTable() throws IOException {
        var page = new StringBuilder(HEAD);
        for (var row : rows()) {
            page.append("| `")
                    .append(row.what())
                    .append("` | ")
                    .append(String.join(" | ", row.kind().cells))
                    .append(" |\n");
        }
        if (WRITE) {
            Files.writeString(DOCUMENT, page);
        }
        assertThat(Files.readString(DOCUMENT)).as("run make documents").isEqualTo(page.toString());
    }

    /** Each is sent by every one of them; nothing changes by it, whatever the answer was. */
    @TestFactory
    Stream<DynamicTest> whatIsRefusedOnTheWireChangesNothing() {
        return rows().stream()
                .filter(row -> row.what().startsWith("wire "))
                .filter(row -> row.kind().isRefusedToOfficials())
                .map(row -> dynamicTest(row.what(), () -> {
                    var before = everything();
                    elsewhere.forEach((who, sender) -> {
                        if (!who.startsWith("who") || row.kind().isRefusedToFormerOnes()) {
                            sender.sends(town.town.sharedInbox(), activity(row, sender));
                        }
                    });
                    town.settle();
                    assertThat(everything()).isEqualTo(before);
                }));
    }

    private static byte[] activity(Row row, RemotePerson sender) {
        var id = sender.id() + "/acts/" + ++acts;
        var own = new LinkedHashMap<>(wire);
        own.put("actor", sender.id().toString());
        own.put("id", id);
        var text = row.form();
        for (var known : own.entrySet()) {
            text = text.replace("{" + known.getKey() + "}", known.getValue());
        }
        assertThat(text).doesNotContainPattern("\\{[a-z]+}");
        var activity = Json.read(text.getBytes(StandardCharsets.UTF_8));
        activity.put("id", id);
        if (!activity.has("actor")) {
            activity.put("actor", sender.id().toString());
        }
        return Json.write(activity);
    }

    /** What everybody sees of the proposal, its community and its author, and what moderators decided. */
    private static String everything() {
        var alice = town.town.alice();
        var post = ok(alice.get("/api/v1/statuses/" + proposal));
        var author = ok(alice.visit("/api/v1/accounts/" + alice.id()));
        var featured = visitor().get("/c/commons/featured", "Accept", "application/activity+json");
        var community = ok(alice.visit("/api/folkmoot/v1/communities/commons"));
        return String.join(
                "\n",
                shown(),
                post.get("content") + " " + post.get("favourites_count") + " " + post.get("replies_count"),
                author.get("display_name") + " " + author.get("moved"),
                community.get("title") + " " + community.get("moderator_ids"),
                featured.statusCode() + featured.body(),
                ok(alice.visit("/api/folkmoot/v1/communities/commons/log")).toString());
    }

    private static Browser visitor() {
        return new Browser(URI.create("http://localhost:" + town.world.server().port()));
    }

    @TestFactory
    Stream<DynamicTest> whatIsRefusedIsRefusedThroughItsRoute() {
        return rows().stream()
                .filter(row -> row.what().matches("[A-Z]+ /.*"))
                .filter(row -> row.kind().isRefusedToOfficials() || row.kind().isRefusedToFormerOnes())
                .flatMap(row -> ways.entrySet().stream()
                        .filter(who -> who.getKey().startsWith("who")
                                ? row.kind().isRefusedToFormerOnes()
                                : row.kind().isRefusedToOfficials())
                        .map(who -> dynamicTest(row.what() + " by " + who.getKey(), () -> {
                            var answer = send(row, who.getValue());
                            assertThat(answer).isIn(REFUSALS);
                            assertThat(shown()).as("nothing changed").isEqualTo(before);
                        })));
    }

    private static int send(Row row, Way way) throws IOException, InterruptedException {
        var words = row.what().split(" ", 2);
        var path = PLACEHOLDER.matcher(words[1]).replaceAll(match -> value(words[1], match.group(1)));
        var form = PLACEHOLDER.matcher(row.form()).replaceAll(match -> value("", match.group(1)));
        if (!words[1].startsWith("/api/")) {
            var fields = new LinkedHashMap<String, String>();
            Arrays.stream(form.split("&"))
                    .filter(pair -> pair.contains("="))
                    .forEach(pair ->
                            fields.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1)));
            fields.put("csrf", way.csrf());
            return way.browser().submit(path, fields).statusCode();
        }
        var request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + town.world.server().port() + path))
                .header("Authorization", "Bearer " + way.token())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .method(words[0], BodyPublishers.ofString(form, StandardCharsets.UTF_8));
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(request.build(), BodyHandlers.ofString());
            ApiContract.examine(answer);
            return answer.statusCode();
        }
    }

    private static String value(String path, String name) {
        if (name.equals("id")) {
            if (path.matches(".*/matters/:id/(opinion|say|statement|statements/.*|statements)")) {
                return values.get("round");
            }
            if (path.matches(".*/matters/:id/(ballot|unballot|withdrawal|reply|variants/.*)")) {
                return values.get("decision");
            }
            if (path.contains("/matters/")) {
                return values.get("matter");
            }
            if (path.contains("/drafts/")) {
                return values.get("draft");
            }
            return path.contains("/proposals/")
                    ? values.get("proposal")
                    : path.contains("/statuses/") || path.startsWith("/posts/")
                            ? values.get("proposal")
                            : values.get("account");
        }
        return values.getOrDefault(name, "1");
    }
}
