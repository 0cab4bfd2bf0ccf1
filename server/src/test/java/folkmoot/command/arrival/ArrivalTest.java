package folkmoot.command.arrival;

import static folkmoot.testing.Person.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import folkmoot.civic.CivicTown;
import folkmoot.civic.arrival.Arrival;
import folkmoot.civic.arrival.Arrivals;
import folkmoot.civic.community.Community;
import folkmoot.platform.problem.Invalid;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A community moves in from another platform with its history; what was counted there is never counted here. */
class ArrivalTest {

    private static final String PETITIONS = """
        {"links":{"self":"https://petition.parliament.uk/petitions.json"},"data":[
        {"type":"petition","id":200001,"links":{"self":"https://petition.parliament.uk/petitions/200001.json"},"attributes":{
         "action":"Make every bus stop accessible","background":"People in wheelchairs cannot board.","additional_details":"Six were counted.",
         "state":"open","signature_count":12345,"created_at":"2017-05-12T09:00:00.000Z","opened_at":"2017-05-20T09:00:00.000Z",
         "closed_at":null,"government_response_at":"2017-08-01T10:00:00.000Z","creator_name":"A. Writer","topics":[],
         "departments":[{"acronym":"DfT","name":"Department for Transport"}],
         "government_response":{"summary":"We agree in part.","details":"Works are funded."},
         "signatures_by_country":[{"code":"GB","signature_count":5}]}},
        {"type":"petition","id":200002,"links":{},"attributes":{"action":"Close the old quarry road","background":"","state":"closed",
         "signature_count":17,"created_at":"2016-01-02T09:00:00.000Z","closed_at":"2016-07-02T09:00:00.000Z","creator_name":null}},
        {"type":"petition","id":200003,"attributes":{"action":"Short","state":"open","created_at":"2016-01-02T09:00:00.000Z"}},
        {"type":"other"}]}
        """;

    @TempDir
    Path folder;

    private static CivicTown town;
    private static Community riverside;

    @BeforeAll
    static void open() {
        town = new CivicTown();
        riverside = town.community("riverside", "Riverside", 50);
    }

    @AfterAll
    static void close() {
        town.close();
    }

    private List<Format.Read> read(Format format, byte[] bytes, Mapping mapping) throws IOException {
        var file = Files.write(folder.resolve("file"), bytes);
        var all = new ArrayList<Format.Read>();
        format.read(file, "en", Optional.ofNullable(mapping), all::add);
        return all;
    }

    private List<Arrival> arrivals(Format format, String text) throws IOException {
        return read(format, text.getBytes(StandardCharsets.UTF_8), null).stream()
                .filter(Format.Read.One.class::isInstance)
                .map(one -> ((Format.Read.One) one).arrival())
                .toList();
    }

    private static List<Arrivals.Outcome> take(String source, List<Arrival> all, boolean dry) {
        var outcomes = new ArrayList<Arrivals.Outcome>();
        town.house()
                .civic()
                .arrivals()
                .take(
                        riverside,
                        source,
                        all,
                        dry ? Arrivals.Way.LOOK : Arrivals.Way.ONCE,
                        taken -> outcomes.add(taken.outcome()));
        return outcomes;
    }

    @Test
    void aPetitionArrivesOnceWithItsDateItsAnswerAndACountOfItsOwn() throws Exception {
        var all = arrivals(Format.PETITIONS, "\ufeff" + PETITIONS);
        assertThat(all).hasSize(3);
        assertThat(all.getFirst().left()).containsExactlyInAnyOrder("departments", "signatures_by_country");
        assertThat(take("parliament.example", all, true))
                .hasExactlyElementsOfTypes(
                        Arrivals.Outcome.Possible.class,
                        Arrivals.Outcome.Possible.class,
                        Arrivals.Outcome.Refused.class);
        var outcomes = take("parliament.example", all, false);
        var open = ((Arrivals.Outcome.Published) outcomes.get(0)).id().toString();
        var closed = ((Arrivals.Outcome.Published) outcomes.get(1)).id().toString();
        assertThat(outcomes.get(2)).isInstanceOf(Arrivals.Outcome.Refused.class);
        assertThat(take("parliament.example", all, false))
                .startsWith(new Arrivals.Outcome.Known(), new Arrivals.Outcome.Known());
        assertThat(take("another.example", all.subList(0, 1), true))
                .hasOnlyElementsOfType(Arrivals.Outcome.Possible.class);

        var shown = town.shown(open);
        assertThat(Instant.parse(shown.get("created_at").asText())).isEqualTo("2017-05-12T09:00:00Z");
        assertThat(shown.at("/supports/total").asInt()).isZero();
        assertThat(shown.get("state").asText()).isEqualTo("gathering");
        assertThat(town.shown(closed).get("state").asText()).isEqualTo("archived");
        var arrived = ok(town.town.alice().visit(CivicTown.PROPOSALS + "/" + open + "/arrived"));
        assertThat(arrived.get("supports").asLong()).isEqualTo(12345);
        assertThat(arrived.get("author").asText()).isEqualTo("A. Writer");
        assertThat(arrived.at("/answers/0/by").asText()).isEqualTo("Department for Transport");
        assertThat(arrived.at("/history/0/at").asText()).startsWith("2017-05-12");
        assertThat(town.page("/c/riverside/proposals/" + open))
                .contains("Brought here from parliament.example")
                .contains("12,345 people supported it there, which is not counted here")
                .contains("We agree in part.");

        ok(town.town.bob().post("/api/v1/statuses/" + open + "/favourite"));
        assertThat(town.town
                        .bob()
                        .post("/api/v1/statuses/" + closed + "/favourite")
                        .status())
                .isNotEqualTo(200);
        town.settle();
        assertThat(town.total(open)).isEqualTo(1);
        assertThat(town.verify()).isEmpty();
        var made = town.proposes(town.town.alice(), "riverside", "A bench that was made here");
        assertThat(town.town
                        .alice()
                        .visit(CivicTown.PROPOSALS + "/" + made + "/arrived")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void nobodyHasPowerOverAnUnclaimedProposal() throws Exception {
        var id = published(arrivals(Format.PETITIONS, PETITIONS).getFirst(), "power.example");
        assertThat(town.town.alice().delete(CivicTown.PROPOSALS + "/" + id).status())
                .isEqualTo(403);
        assertThat(town.grace.delete(CivicTown.PROPOSALS + "/" + id).status()).isEqualTo(403);
    }

    private static String published(Arrival arrival, String source) {
        return ((Arrivals.Outcome.Published)
                        take(source, List.of(arrival), false).getFirst())
                .id()
                .toString();
    }

    @Test
    void whatIsTooLongIsCutAndSaidSo() throws Exception {
        var long311 = arrivals(
                        Format.OPEN311, """
                            [{"service_request_id":"7","title":"%s","description":"%s","status":"open"}]
                            """.formatted("A very long title ".repeat(20), "Words and words. ".repeat(200)))
                .getFirst();
        var outcome = take("long.example", List.of(long311), false).getFirst();
        assertThat(((Arrivals.Outcome.Published) outcome).cut()).containsExactly("title", "problem");
    }

    @Test
    void decidimNamesItsTitlesByLanguageAsTableAndAsJson() throws Exception {
        var csv = """
            id;title/ca;title/en;body/en;category/name/en;votes;state;answer/en;answered_at;published_at;author/name;followers
            11;Un banc al parc;A bench in the park;<p>Old people rest there.</p><p>"Often".</p>;Parks;42;accepted;<p>Yes.</p>;2021-03-04 10:00:00 UTC;2021-01-02 10:00:00 UTC;Rosa;3
            """;
        var json = """
            [{"id":11,"title":{"ca":"Un banc al parc","en":"A bench in the park"},"body":{"en":"<p>Old people rest there.</p><p>\\"Often\\".</p>"},
              "category":{"id":1,"name":{"en":"Parks"}},"votes":42,"state":"accepted","answer":{"en":"<p>Yes.</p>"},"answered_at":"2021-03-04T10:00:00.000Z",
              "published_at":"2021-01-02T10:00:00.000Z","author":{"name":"Rosa"},"followers":3}]
            """;
        for (var text : List.of(csv, json)) {
            var one = arrivals(Format.DECIDIM, text).getFirst();
            assertThat(one.title()).isEqualTo("A bench in the park");
            assertThat(one.problem()).isEqualTo("Old people rest there.\n\n\"Often\".");
            assertThat(one.supports()).contains(42L);
            assertThat(one.open()).isFalse();
            assertThat(one.author()).isEqualTo("Rosa");
            assertThat(one.created()).contains(Instant.parse("2021-01-02T10:00:00Z"));
            assertThat(one.answers().getFirst().text()).isEqualTo("Yes.");
            assertThat(one.left()).contains("followers");
        }
    }

    @Test
    void open311ComesAsJsonAndAsXml() throws Exception {
        var xml = """
            <?xml version="1.0" encoding="utf-8"?>
            <service_requests><request><service_request_id>638344</service_request_id><status>closed</status>
            <status_notes>Filled on Monday.</status_notes><service_name>Potholes</service_name><description>A deep hole &amp; growing</description>
            <agency_responsible>Highways</agency_responsible><requested_datetime>2010-04-14T06:37:38-08:00</requested_datetime>
            <updated_datetime>2010-04-15T06:37:38-08:00</updated_datetime><address>8 Mill Street</address><lat>37.7</lat><long>-122.4</long>
            <media_url>http://x.example/1.png</media_url></request></service_requests>
            """;
        var one = arrivals(Format.OPEN311, xml).getFirst();
        assertThat(one.title()).isEqualTo("Potholes: A deep hole & growing");
        assertThat(one.place()).contains("8 Mill Street · 37.7, -122.4");
        assertThat(one.open()).isFalse();
        assertThat(one.created()).contains(Instant.parse("2010-04-14T14:37:38Z"));
        assertThat(one.answers().getFirst().by()).isEqualTo("Highways");
        assertThat(one.left()).containsExactly("media_url");
        var fixmystreet = arrivals(Format.OPEN311, """
            {"requests":[{"service_request_id":5,"title":"Broken lamp at the stairs","detail":"It is dark.","status":"open",
             "agency_responsible":{"recipient":["Hilltop Council"]},"requested_datetime":"2020-01-01T10:00:00+00:00"}]}
            """).getFirst();
        assertThat(fixmystreet.title()).isEqualTo("Broken lamp at the stairs");
        assertThat(fixmystreet.open()).isTrue();
    }

    @Test
    void noFileOfTheMachineIsReadForAnXml() {
        assertThatThrownBy(() -> arrivals(Format.OPEN311, """
            <?xml version="1.0"?><!DOCTYPE x [<!ENTITY secret SYSTEM "file:///etc/passwd">]>
            <service_requests><request><service_request_id>1</service_request_id><description>&secret;</description></request></service_requests>
            """)).isInstanceOf(Invalid.class);
    }

    @Test
    void aTableOfAnyKindArrivesByAMapping() throws Exception {
        var map = Files.writeString(folder.resolve("map"), """
            id = Nr
            title = Titel
            problem = Beschreibung
            supports = Stimmen
            created = Datum
            state = Stand
            closed = erledigt
            """);
        var mapping = Mapping.read(map);
        var table = "Nr;Titel;Beschreibung;Stimmen;Datum;Stand;Notiz\r\n"
                + "1;Bänke für den Marktplatz;\"=cmd|' /C calc'!A0\nzweite Zeile\";1.234;43831;offen;x\r\n"
                + "2;Ampel an der Schule nötig;;5;31.12.2019;Erledigt;\r\n;Ohne Nummer kommt nichts;;;;;\r\n";
        for (var encoding : List.of("windows-1252", "UTF-16", "UTF-8")) {
            var read = read(Format.TABLE, table.getBytes(encoding), mapping);
            var first = ((Format.Read.One) read.get(0)).arrival();
            assertThat(first.title()).isEqualTo("Bänke für den Marktplatz");
            assertThat(first.problem()).contains("\nzweite Zeile");
            assertThat(first.supports()).contains(1234L);
            assertThat(first.created()).contains(Instant.parse("2020-01-01T00:00:00Z"));
            assertThat(first.left()).containsExactly("notiz");
            var second = ((Format.Read.One) read.get(1)).arrival();
            assertThat(second.created()).contains(Instant.parse("2019-12-31T00:00:00Z"));
            assertThat(second.open()).isFalse();
            assertThat(read.get(2)).isInstanceOf(Format.Read.Unreadable.class);
        }
        assertThatThrownBy(() -> Mapping.read(Files.writeString(map, "titel = Titel")))
                .hasMessageContaining("no field");
        assertThatThrownBy(() -> Mapping.read(Files.writeString(map, "title = Titel")))
                .hasMessageContaining("the id");
    }

    @Test
    void aFileThatBreaksOffGivesWhatStoodBefore() {
        var before = new ArrayList<Format.Read>();
        assertThatThrownBy(() -> Format.PETITIONS.read(
                        Files.writeString(folder.resolve("cut"), PETITIONS.substring(0, PETITIONS.indexOf("200003"))),
                        "en",
                        Optional.empty(),
                        before::add))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("What stood before was taken");
        assertThat(before).hasSize(2);
    }

    @Test
    void consulSaysWhenAProposalWasRetired() throws Exception {
        var one = arrivals(Format.CONSUL, """
            id,title,description,summary,cached_votes_up,created_at,retired_at,retired_explanation,geozone
            9,"More trees, please","<p>It is hot.</p>",Plant trees,77,2016-02-01 10:00:00,2017-01-01 00:00:00,Done elsewhere,Centro
            """).getFirst();
        assertThat(one.ask()).isEqualTo("Plant trees");
        assertThat(one.open()).isFalse();
        assertThat(one.place()).contains("Centro");
        assertThat(Map.of("supports", one.supports().orElseThrow())).containsEntry("supports", 77L);
    }
}
