package folkmoot.platform.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class PostTextTest {

    private static final PostText.Targets TARGETS = new PostText.Targets() {
        @Override
        public Optional<PostText.MentionTarget> mention(String username, Optional<String> domain) {
            return username.equals("nobody")
                    ? Optional.empty()
                    : Optional.of(new PostText.MentionTarget(
                            URI.create("https://" + domain.orElse("here.example") + "/@" + username),
                            username,
                            domain.or(() -> Optional.of("here.example"))));
        }

        @Override
        public URI tag(String name) {
            return URI.create("https://here.example/tags/x");
        }
    };

    @Test
    void mentionsTagsAndLinksBecomeWhatClientsExpect() {
        assertThat(PostText.html(
                        "Hi @alice@a.example, see #Café https://www.example.org/a/very/long/path/of/things?x=1.",
                        TARGETS))
                .isEqualTo("<p>Hi <span class=\"h-card\" translate=\"no\"><a href=\"https://a.example/@alice\""
                        + " class=\"u-url mention\">@<span>alice</span></a></span>, see <a"
                        + " href=\"https://here.example/tags/x\" class=\"mention hashtag\""
                        + " rel=\"tag\">#<span>Café</span></a> <a"
                        + " href=\"https://www.example.org/a/very/long/path/of/things?x=1\" rel=\"nofollow"
                        + " noopener noreferrer\" target=\"_blank\" translate=\"no\"><span"
                        + " class=\"invisible\">https://www.</span><span"
                        + " class=\"ellipsis\">example.org/a/very/long/path/o</span><span"
                        + " class=\"invisible\">f/things?x=1</span></a>.</p>");
    }

    @Test
    void linesAndParagraphsAndHostileText() {
        assertThat(PostText.html("a\nb\n\n\nc <script>@nobody</script>", TARGETS))
                .isEqualTo("<p>a<br>b</p><p>c &lt;script&gt;@nobody&lt;/script&gt;</p>");
        assertThat(PostText.html("https://x.example/\"onmouseover=alert(1)", TARGETS))
                .doesNotContain("\"onmouseover");
    }

    @Test
    void namesThatTwoAccountsShareAreShownWithTheirDomain() {
        assertThat(PostText.html("@bob@a.example @bob@b.example", TARGETS))
                .contains("@<span>bob@a.example</span>")
                .contains("@<span>bob@b.example</span>");
    }

    @Test
    void tagsAreFoundInEveryScript() {
        assertThat(TextParts.hashtags("#proposal #طرق #سڑک #Ąę #日本語 #123 #a_b x#no /#no &#39; ＃全角"))
                .containsExactly("proposal", "طرق", "سڑک", "Ąę", "日本語", "a_b", "全角");
        assertThat(TextParts.mentions("a@b.example @alice. (@bob@town.localhost:8081) @über"))
                .extracting(TextPart.Mention::username)
                .containsExactly("alice", "bob");
        assertThat(TextParts.mentions("(@bob@town.localhost:8081)").getFirst().domain())
                .contains("town.localhost:8081");
    }

    @Test
    void lengthIsWhatPeopleCount() {
        assertThat(PostText.length("", "@alice@a.very.long.example hi")).isEqualTo("@alice hi".length());
        assertThat(PostText.length("cw", "https://example.org/" + "x".repeat(500)))
                .isEqualTo(25);
        assertThat(PostText.length("", "👩‍👩‍👧é")).isEqualTo(2);
    }

    @Test
    void longRunsTakeNoLongTime() {
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(5), () -> {
            for (var piece : new String[] {"@a", "#a", "@a@b.", "a.", "http://", "(", "#", "@"}) {
                PostText.html(piece.repeat(50_000), TARGETS);
            }
        });
    }

    @Test
    void aTitleIsTheFirstLineWithoutRoutingWords() {
        assertThat(Titles.lines(
                        "@millroad #Proposal\nSafer crossing on Mill Road\n\nTwo people were hurt. #safety",
                        "proposal"))
                .containsExactly("Safer crossing on Mill Road", "Two people were hurt. #safety");
        assertThat(Titles.lines("@millroad@a.example Safer crossing #proposal", "proposal"))
                .containsExactly("Safer crossing");
    }

    @Test
    void namesDoNotDeceive() {
        assertThat(Names.clean(" Al\u202eice\u0000\u200b  B\n")).isEqualTo("Alice B");
        assertThat(Names.withoutCheckMarks("Works Department ✅ :verified:")).isEqualTo("Works Department");
        assertThat(Names.withoutCheckMarks("Ward 8 1️⃣ ❤️")).isEqualTo("Ward 8 1️⃣ ❤️");
        assertThat(Names.withoutCheckMarks("Ward ✔️ ☑️ \ud83d\uddf8 Ὗ")).isEqualTo("Ward Ὗ");
        assertThat(Names.skeleton("Wоrks Dep-artrnent")).isEqualTo(Names.skeleton("works department"));
        assertThat(Names.distance("kitten", "sitting", 5)).isEqualTo(3);
        assertThat(Direction.of("ur")).isEqualTo("rtl");
        assertThat(Direction.of("pl-PL")).isEqualTo("ltr");
    }
}
