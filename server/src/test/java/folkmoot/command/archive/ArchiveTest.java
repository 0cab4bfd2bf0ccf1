package folkmoot.command.archive;

import static folkmoot.testing.Person.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import folkmoot.Server;
import folkmoot.civic.CivicTown;
import folkmoot.command.verify.LogVerification;
import folkmoot.config.Settings;
import folkmoot.platform.problem.Conflict;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.storage.FolderStorage;
import folkmoot.schema.DatabaseAddress;
import folkmoot.schema.postgres.ThrowawayPostgres;
import folkmoot.testing.Browser;
import folkmoot.testing.FreePorts;
import folkmoot.testing.TestPictures;
import folkmoot.testing.World;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An instance leaves with everything, arrives elsewhere with everything, and believes no archive that somebody else made. */
class ArchiveTest {

    private static final Progress QUIET = (_, _) -> {};

    @TempDir
    static Path shared;

    @TempDir
    Path folder;

    private static Map<String, String> settings;
    private static Path left;
    private static Path community;
    private static Export.Written written;
    private static String proposal;
    private static int total;
    private static String picture;
    private static String token;

    @BeforeAll
    static void leave() throws IOException {
        settings = Map.of(
                "server.port", String.valueOf(FreePorts.next()),
                "data.directory", shared.resolve("old").toString());
        try (var civic = new CivicTown(settings, InstantSource.system())) {
            live(civic);
            left = shared.resolve("left");
            written = export(civic.world.database(), "old").to(left, Optional.empty());
            community = shared.resolve("community");
            export(civic.world.database(), "old").to(community, Optional.of("riverside"));
        }
    }

    private static void live(CivicTown civic) {
        var riverside = civic.community("riverside", "Riverside", 2);
        civic.community("hilltop", "Hilltop", 50);
        civic.body(riverside, "works", "Ministry of Works", civic.town.remote().person("works"));
        proposal = civic.proposes(civic.town.alice(), "riverside", "A bench at the harbour, please", "works");
        civic.proposes(civic.town.bob(), "hilltop", "A lamp beside the long stairs", "");
        ok(civic.town.bob().post("/api/v1/statuses/" + proposal + "/favourite"));
        civic.likes(civic.town.carol(), proposal);
        civic.town.carolFollows(civic.town.alice());
        var media = civic.town.alice().uploads("one.png", TestPictures.png(60, 40));
        var post = ok(civic.town
                .alice()
                .post(
                        "/api/v1/statuses",
                        Map.of(
                                "status",
                                "Look: \"quoted\", \\ and\ta tab \u0001",
                                "media_ids",
                                List.of(media.get("id").asText()))));
        picture = post.at("/media_attachments/0/url").asText();
        ok(civic.town.bob().post("/api/v1/statuses", Map.of("status", "@alice a whisper", "visibility", "direct")));
        ok(civic.town.bob().post("/api/v1/statuses/" + post.get("id").asText() + "/bookmark"));
        matters(civic);
        civic.settle();
        assertThat(civic.verify()).isEmpty();
        total = civic.total(proposal);
        token = civic.town.alice().token();
    }

    /** One of each kind, and two who agreed. */
    private static void matters(CivicTown civic) {
        var path = "/api/folkmoot/v1/matters";
        var offer = ok(civic.town
                        .alice()
                        .post(
                                path,
                                Map.of(
                                        "community", "riverside",
                                        "kind", "offer",
                                        "title", "Nets to mend with",
                                        "first_name", "Alicia",
                                        "meeting", "the third bollard")))
                .get("id")
                .asText();
        var answer = ok(civic.town.bob().post(path + "/" + offer + "/answer", Map.of("first_name", "Robertus")));
        ok(civic.town
                .alice()
                .post(path + "/" + offer + "/answers/" + answer.at("/own/id").asText() + "/agree"));
        ok(civic.town
                .bob()
                .post(
                        path,
                        Map.of(
                                "community",
                                "riverside",
                                "kind",
                                "event",
                                "title",
                                "Regatta",
                                "starts",
                                "2190-06-01 10:00")));
        var place = ok(civic.town
                        .bob()
                        .post(
                                path,
                                Map.of(
                                        "community", "riverside",
                                        "kind", "place",
                                        "title", "Boat house",
                                        "sort", "warmth",
                                        "place", "Quay")))
                .get("id")
                .asText();
        ok(civic.town.alice().put(path + "/" + place + "/marks", Map.of("marks", Map.of("warmth", 4))));
    }

    @AfterAll
    static void close() {
        settings = null;
    }

    private static Export export(DatabaseAddress address, String data) {
        return new Export(address, new FolderStorage(shared.resolve(data).resolve("media")), "0.1.0", QUIET);
    }

    private static Import.Brought bring(Path from, DatabaseAddress into, Path media) throws IOException {
        return new Import(into, new FolderStorage(media), QUIET).bring(ReadArchive.of(from));
    }

    @Test
    void c11AnInstanceThatLeavesArrivesWholeGoesOnAndLeavesAgainAlike() throws Exception {
        assertThat(written.missingMedia()).isEmpty();
        assertThat(written.mediaFiles()).isPositive();
        assertThat(total).isEqualTo(2);
        var into = ThrowawayPostgres.newDatabase();

        var brought = bring(left, into, shared.resolve("new/media"));

        assertThat(brought.rows()).isEqualTo(written.rows());
        assertThat(brought.content()).isEqualTo(written.content());
        assertThatThrownBy(() -> bring(left, into, shared.resolve("new/media")))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("already");
        assertThat(export(into, "new")
                        .to(folder.resolve("again"), Optional.empty())
                        .content())
                .isEqualTo(written.content());
        try (var server = new Server(
                Settings.load(
                        Optional.empty(),
                        Map.of(),
                        serving(Map.of("data.directory", shared.resolve("new").toString()))),
                into,
                InstantSource.system())) {
            var browser = new Browser(URI.create("http://127.0.0.1:" + server.port()));
            browser.post("/sign-in", "login", "alice", "password", World.PASSWORD);
            assertThat(browser.get("/settings/profile").statusCode()).isEqualTo(200);
            assertThat(browser.get(CivicTown.PROPOSALS + "/" + proposal).body()).contains("\"total\":" + total);
            assertThat(browser.get(URI.create(picture).getPath()).statusCode()).isEqualTo(200);
            assertThat(browser.get("/communities/riverside").statusCode()).isNotEqualTo(500);
            assertThat(browser.get("/search?q=harbour").body()).contains("A bench at the harbour");
            var differences = new ArrayList<String>();
            LogVerification.of(
                    server.house().platform().address().origin(),
                    new LogVerification.Kept(Optional.empty(), Optional.empty()),
                    differences::add);
            assertThat(differences).isEmpty();
        }
        ThrowawayPostgres.drop(into);
    }

    private static Map<String, String> serving(Map<String, String> more) {
        var all = new HashMap<>(Map.of(
                "server.domain", "here.localhost",
                "server.bind", "127.0.0.1",
                "limits.enabled", "false",
                "federation.allow-http", "true",
                "federation.allow-private-addresses", "127.0.0.0/8,::1/128"));
        all.putAll(settings);
        all.putAll(more);
        return all;
    }

    @Test
    void aCommunityLeavesAloneWithoutWhatIsPrivate() throws Exception {
        var all = allOf(community);
        assertThat(all).contains("A bench at the harbour").doesNotContain("A lamp beside the long stairs");
        assertThat(all).contains("Nets to mend with", "Regatta", "Boat house");
        assertThat(all).doesNotContain("Alicia", "the third bollard", "Robertus");
        assertThat(all).doesNotContain("a whisper").doesNotContain("mail.test").doesNotContain("argon2");
        assertThat(Files.exists(community.resolve("data/support.jsonl"))).isFalse();
        assertThat(Files.exists(community.resolve("data/favourite.jsonl"))).isFalse();
        assertThat(Files.exists(community.resolve("data/account_key.jsonl"))).isFalse();
        assertThat(Files.readString(community.resolve("data/log_entry.jsonl"))).doesNotContain("support_id");
        assertThat(Files.readString(community.resolve("data/proposal_tally.jsonl")))
                .contains(proposal);

        var into = ThrowawayPostgres.newDatabase();
        bring(community, into, folder.resolve("media"));
        var again = export(into, "none").to(folder.resolve("again"), Optional.of("riverside"));
        assertThat(again.content())
                .isEqualTo(Manifest.JSON
                        .readTree(community.resolve(Manifest.FILE).toFile())
                        .get("content")
                        .asText());
        ThrowawayPostgres.drop(into);
    }

    private static String allOf(Path archive) throws IOException {
        var text = new StringBuilder();
        try (var files = Files.list(archive.resolve("data"))) {
            for (var file : files.toList()) {
                text.append(Files.readString(file));
            }
        }
        return text.toString();
    }

    @Test
    void noSessionAndNoPasswordInClearLeaves() throws Exception {
        assertThat(allOf(left))
                .doesNotContain(World.PASSWORD)
                .doesNotContain(token)
                .contains("argon2");
        assertThat(Files.exists(left.resolve("data/session.jsonl"))).isFalse();
        assertThat(Files.getPosixFilePermissions(left)).hasSize(3);
    }

    @Test
    void anExportNeverOverwrites() throws Exception {
        var full = Files.createDirectory(folder.resolve("full"));
        Files.writeString(full.resolve("letter.txt"), "mine");
        assertThatThrownBy(() -> export(ThrowawayPostgres.newDatabase(), "x").to(full, Optional.empty()))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("is not empty");
        assertThat(full.resolve("letter.txt")).hasContent("mine");
        var file = Files.writeString(folder.resolve("file"), "mine");
        assertThatThrownBy(() -> export(ThrowawayPostgres.newDatabase(), "x").to(file, Optional.empty()))
                .isInstanceOf(Invalid.class);
    }

    @Test
    void anExportThatCannotBeCompletedLeavesNothing() throws Exception {
        var into = ThrowawayPostgres.newDatabase();
        assertThatThrownBy(() -> export(into, "x").to(folder.resolve("none"), Optional.empty()))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("never started");
        assertThat(folder.resolve("none")).isEmptyDirectory();
        ThrowawayPostgres.drop(into);
    }

    @Test
    void whileAServerRunsNothingIsImported() throws Exception {
        var into = ThrowawayPostgres.newDatabase();
        try (var connected = into.connect()) {
            assertThat(connected.isValid(1)).isTrue();
            assertThatThrownBy(() -> bring(left, into, folder.resolve("media")))
                    .isInstanceOf(Conflict.class)
                    .hasMessageContaining("Stop it");
        }
        ThrowawayPostgres.drop(into);
    }

    @Test
    void whatTheManifestDoesNotSayIsNotBelieved() throws Exception {
        refused(
                "was cut short",
                archive -> change(archive.resolve("data/account.jsonl"), text -> text.substring(0, text.length() - 9)));
        refused(
                "was changed",
                archive -> change(archive.resolve("data/users.jsonl"), text -> text.replace("member", "admini")));
        refused("missing", archive -> Files.delete(archive.resolve("data/users.jsonl")));
        refused("missing", archive -> Files.delete(firstMedia(archive)));
        refused("was changed", archive -> Files.writeString(firstMedia(archive), "another"));
        refused("no manifest.json", archive -> Files.delete(archive.resolve(Manifest.FILE)));
        refused("cannot be read", archive -> change(archive.resolve(Manifest.FILE), text -> text.substring(0, 300)));
        refused("formats up to 1", archive -> manifest(archive, "\"format\" : 1", "\"format\" : 2"));
        refused("does not know", archive -> manifest(archive, "\"name\" : \"users\"", "\"name\" : \"pg_authid\""));
        refused("cannot stand", archive -> manifest(archive, "data/users.jsonl", "../../etc/passwd"));
        refused("cannot be", archive -> manifest(archive, "\"media.jsonl\"", "\"/etc/passwd\""));
    }

    @Test
    void noLinkAndNoNameLeadsOutOfTheArchive() throws Exception {
        refused("missing", archive -> {
            var file = archive.resolve("data/users.jsonl");
            Files.move(file, archive.resolveSibling("outside"));
            Files.createSymbolicLink(file, archive.resolveSibling("outside"));
        });
        refused("no name that one can have", archive -> {
            change(
                    archive.resolve("media.jsonl"),
                    text -> text.replaceFirst("files/[^\"]*", "files/../../../tmp/x.png"));
            believe(archive, "media.jsonl");
        });
    }

    @Test
    void whatDoesNotFitLeavesTheInstanceEmpty() throws Exception {
        var lying = copy();
        change(lying.resolve("data/account_key.jsonl"), text -> "");
        change(
                lying.resolve("data/users.jsonl"),
                text -> text.replaceAll("\"account_id\":\"\\d+\"", "\"account_id\":\"7\""));
        believe(lying, "data/account_key.jsonl");
        believe(lying, "data/users.jsonl");
        var into = ThrowawayPostgres.newDatabase();
        assertThatThrownBy(() -> bring(lying, into, folder.resolve("media")))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("Nothing was imported");
        try (var connection = into.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "SELECT (SELECT count(*) FROM account) + (SELECT count(*) FROM users)")) {
            rows.next();
            assertThat(rows.getLong(1)).isZero();
        }
        ThrowawayPostgres.drop(into);
    }

    @Test
    void anExportOfAnotherSchemaIsRefusedWithASentence() throws Exception {
        var newer = copy();
        manifest(newer, "\"schema\" : [ ", "\"schema\" : [ \"9999\", ");
        var older = copy();
        manifest(older, "\"schema\" : [ \"1\", ", "\"schema\" : [ ");
        var into = ThrowawayPostgres.newDatabase();
        assertThatThrownBy(() -> bring(newer, into, folder.resolve("media"))).hasMessageContaining("newer version");
        assertThatThrownBy(() -> bring(older, into, folder.resolve("media"))).hasMessageContaining("older version");
        ThrowawayPostgres.drop(into);
    }

    private interface Harm {
        void to(Path archive) throws IOException;
    }

    private void refused(String words, Harm harm) throws IOException {
        var archive = copy();
        harm.to(archive);
        assertThatThrownBy(() -> ReadArchive.of(archive))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining(words);
    }

    private Path copy() throws IOException {
        var to = Files.createTempDirectory(folder, "copy").resolve("left");
        try (var files = Files.walk(left)) {
            for (var file : files.toList()) {
                Files.copy(file, to.resolve(left.relativize(file)));
            }
        }
        return to;
    }

    private static void change(Path file, UnaryOperator<String> change) throws IOException {
        Files.writeString(file, change.apply(Files.readString(file)));
    }

    private static void manifest(Path archive, String from, String to) throws IOException {
        change(archive.resolve(Manifest.FILE), text -> {
            assertThat(text).contains(from);
            return text.replace(from, to);
        });
    }

    /** A liar who knows how: the manifest says what the file is now. */
    private static void believe(Path archive, String name) throws IOException {
        try (var in = Files.newInputStream(archive.resolve(name))) {
            var seen = Digest.of(in);
            var file = archive.resolve(Manifest.FILE).toFile();
            var manifest = Manifest.JSON.readTree(file);
            manifest.findParents("file").stream()
                    .map(part -> (com.fasterxml.jackson.databind.node.ObjectNode) part)
                    .filter(part -> part.path("file").asText().equals(name))
                    .forEach(part -> part.put("sha256", seen.sha256())
                            .put("rows", seen.lines())
                            .put("bytes", seen.bytes()));
            Manifest.JSON.writeValue(file, manifest);
        }
    }

    private static Path firstMedia(Path archive) throws IOException {
        try (var files = Files.walk(archive.resolve("media"))) {
            return files.filter(Files::isRegularFile).findFirst().orElseThrow();
        }
    }
}
