package folkmoot.federation.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import folkmoot.federation.vocabulary.Actor;
import folkmoot.federation.vocabulary.Attachment;
import folkmoot.federation.vocabulary.Note;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What peers really send where the specification would have it otherwise, and what a reader then sees. */
class LenientReadingTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2019-03-01T10:00:00Z",
                "2019-03-01t10:00:00z",
                "2019-03-01 10:00:00",
                "2019-03-01T10:00:00",
                "2019-03-01T10:00",
                "2019-03-01T10:00:00+0000",
                "2019-03-01T10:00:00 +00:00",
                "2019-03-01T11:00:00+01",
                "2019-03-01T10:00:00.000000000000Z",
                "2019-03-01T10:00:00,000Z",
                "2019-03-01 10:00:00 UTC",
                " Fri, 01 Mar 2019 10:00:00 GMT "
            })
    void aTimeIsReadInWhateverFormItComes(String written) {
        assertThat(TimeReader.read(written)).contains(Instant.parse("2019-03-01T10:00:00Z"));
    }

    @Test
    void decimalsBeyondNanosecondsAreDropped() {
        assertThat(TimeReader.read("2019-03-01T10:00:00.123456789123Z"))
                .contains(Instant.parse("2019-03-01T10:00:00.123456789Z"));
        assertThat(TimeReader.read("2019-03-01")).contains(Instant.parse("2019-03-01T00:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "2019-13-01T10:00:00Z",
                "2019-03-01T25:00:00Z",
                "2019-03-01T10:00:00+99:00",
                "2019-03-01T10:00:00 CEST",
                "+999999999-01-01T00:00:00Z",
                "0000-01-01T00:00:00Z",
                "1551434400"
            })
    void whatIsNoTimeIsNone(String written) {
        assertThat(TimeReader.read(written)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "https://peer.example/media/my pic [1].png ~ https://peer.example/media/my%20pic%20%5B1%5D.png",
                "https://peer.example/a|b^c`{d}\"<e>\\f ~ https://peer.example/a%7Cb%5Ec%60%7Bd%7D%22%3Ce%3E%5Cf",
                "https://peer.example/100%.png ~ https://peer.example/100%25.png",
                "https://peer.example/100% a%20b.png ~ https://peer.example/100%25%20a%20b.png",
                "https://peer.example/?p=1#2#3 ~ https://peer.example/?p=1#2%233",
                "https://peer.example/a?b[]=1 ~ https://peer.example/a?b[]=1",
                "https://bücher.example/ä?ö=ü ~ https://xn--bcher-kva.example/ä?ö=ü",
                "https://BÜCHER.example:8443/x y ~ https://xn--bcher-kva.example:8443/x%20y"
            })
    void anAddressIsMendedByEscapes(String written, String read) {
        assertThat(UriReader.link(written)).map(URI::toString).contains(read);
        assertThat(UriReader.link(read)).map(URI::toString).as("again").contains(read);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://good.example\\@evil.example/",
                "https://good.example\\.evil.example/",
                "https://a b.example/",
                "https://[1::/",
                "ht tp://x.example/"
            })
    void aBrokenHostIsNotMended(String written) {
        assertThat(UriReader.link(written).filter(Fields::isWeb)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://peer.example/a b",
                "https://peer.example/a\nb",
                "https://peer.example/[1]",
                "https://peer.example/100%",
                "https://pe\u3002er.example/a",
                "https://bücher.example/a"
            })
    void nothingIsMadeOfAnIdThatIsNone(String written) {
        assertThat(Fields.toUri(written).filter(Fields::isWeb)).isEmpty();
    }

    @Test
    void whatStandsInAMapAloneIsRead() {
        var note = note("'contentMap':{'en-us':'<p>Only the map</p>'},'summaryMap':{'en-us':'Warning'}");
        assertThat(note.content()).isEqualTo("<p>Only the map</p>");
        assertThat(note.text().summary()).contains("Warning");
        assertThat(note.text().language()).contains("en-us");

        var article = note(
                "'type':'Article','nameMap':{'de':'Titel','en':'Title'},'content':'','contentMap':{'de':'a','en':'b'}");
        assertThat(article.text().name()).contains("Titel");
        assertThat(article.content()).isEqualTo("a");
        assertThat(article.text().language()).contains("de");

        assertThat(actor("'nameMap':{'cy':'Alys'},'summaryMap':{'cy':'<p>Helo</p>'}")
                        .profile()
                        .name())
                .contains("Alys");
    }

    @Test
    void theLanguageIsKnownAlsoWhereTheTextWasPutTogether() {
        var event = note(
                "'type':'Event','startTime':'2026-10-01T18:00:00Z','content':'Kom','contentMap':{'nl':'Kom','en':'Come'}");
        assertThat(event.text().language()).contains("nl");
    }

    @Test
    void aFilmShowsItsFileItsTextAsHtmlAndALink() {
        var film = note(
                "'type':'Video','name':'Council meeting','mediaType':'text/markdown','content':'First line\\n"
                    + "\\n"
                    + "**Agenda**\\n"
                    + "- roads\\n"
                    + "- [map](https://e.example/map)\\n"
                    + "\\n"
                    + "1 < 2\\n"
                    + "https://f.example/a','icon':[{'type':'Image','url':'https://peer.example/t.jpg','width':200}],"
                    + "'url':[{'type':'Link','mediaType':'text/html','href':'https://peer.example/w/1'},"
                    + "{'type':'Link','mediaType':'video/mp4','href':'https://peer.example/240.mp4','height':240},"
                    + "{'type':'Link','mediaType':'video/mp4','href':'https://peer.example/4k.mp4','height':2160},"
                    + "{'type':'Link','mediaType':'application/x-mpegURL','href':'https://peer.example/v.m3u8','tag':["
                    + "{'type':'Link','mediaType':'video/mp4','href':'https://peer.example/480.mp4','height':480,'size':1000},"
                    + "{'type':'Link','mediaType':'video/mp4','href':'https://peer.example/720.mp4','height':720,'size':99000000}]}]");

        assertThat(film.url()).contains(URI.create("https://peer.example/w/1"));
        assertThat(film.content())
                .contains(
                        "<p>First line</p>",
                        "<strong>Agenda</strong>",
                        "<li>roads</li>",
                        "<a href=\"https://e.example/map\">map</a>")
                .contains("<p>1 &lt; 2<br />\n<a href=\"https://f.example/a\">https://f.example/a</a></p>")
                .endsWith("<p><a href=\"https://peer.example/w/1\">https://peer.example/w/1</a></p>");
        assertThat(film.attachments())
                .extracting(Attachment::url)
                .containsExactly(URI.create("https://peer.example/480.mp4"));
        assertThat(film.attachments().getFirst().mediaType()).contains("video/mp4");
    }

    @Test
    void plainTextKeepsItsLinesItsSignsAndItsLinks() {
        assertThat(note("'mediaType':'text/plain','content':'1 < 2\\nsee https://e.example/a?b=1&c.\\n\\nEnd'")
                        .content())
                .isEqualTo("<p>1 &lt; 2<br />see <a href=\"https://e.example/a?b=1&amp;c\">"
                        + "https://e.example/a?b=1&amp;c</a>.</p><p>End</p>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"> ", "* ", "- - ", "[", "*a **b ", "![", "`"})
    void hostileMarkdownIsReadWithoutHarm(String repeated) {
        var note = note("'mediaType':'text/markdown','content':'" + repeated.repeat(20_000) + "x'");
        assertThat(note.content()).isNotBlank();
        var closed = repeated.repeat(10_000) + "x"
                + repeated.strip()
                        .transform(
                                text -> new StringBuilder(" " + text).reverse().toString())
                        .repeat(10_000);
        assertThat(note("'mediaType':'text/markdown','content':'" + closed + "'")
                        .content())
                .isNotBlank();
    }

    @Test
    void aPictureOfAnActorIsFoundInEachForm() {
        assertThat(icon("'https://peer.example/i.png'")).contains("https://peer.example/i.png");
        assertThat(icon("{'type':'Link','href':'https://peer.example/i.png'}")).contains("https://peer.example/i.png");
        assertThat(icon("[{'type':'Image','url':'https://peer.example/48.png','width':48},"
                        + "{'type':'Image','url':'https://peer.example/600.png','width':600},"
                        + "{'type':'Image','url':'https://peer.example/96.png','width':96}]"))
                .contains("https://peer.example/600.png");
        assertThat(icon("['https://peer.example/1.png','https://peer.example/2.png']"))
                .contains("https://peer.example/1.png");
        assertThat(icon("'not an address'")).isEmpty();
    }

    @Test
    void theWordsOfAPictureStandInItsSummaryOrItsName() {
        assertThat(note("'attachment':[{'type':'Image','url':'https://peer.example/a b.png','summary':'A"
                                + " bridge','name':'a.png'}]")
                        .attachments())
                .extracting(Attachment::name)
                .containsExactly(Optional.of("A bridge"));
        assertThat(note("'attachment':[{'type':'Image','url':'https://peer.example/a.png','name':'A bridge'}]")
                        .attachments())
                .extracting(Attachment::name)
                .containsExactly(Optional.of("A bridge"));
    }

    private static Optional<String> icon(String icon) {
        return actor("'icon':" + icon).profile().icon().map(URI::toString);
    }

    private static Actor actor(String more) {
        return ActorReader.read(
                json("'id':'https://peer.example/users/alice','type':'Person','preferredUsername':'alice',"
                        + "'inbox':'https://peer.example/users/alice/inbox'," + more));
    }

    private static Note note(String more) {
        return NoteReader.read(
                json("'id':'https://peer.example/notes/1','attributedTo':'https://peer.example/users/alice',"
                        + (more.startsWith("'type':") ? more : "'type':'Note'," + more)));
    }

    private static ObjectNode json(String body) {
        return Json.read(("{" + body.replace('\'', '"') + "}").getBytes(StandardCharsets.UTF_8));
    }
}
