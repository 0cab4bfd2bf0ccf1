package folkmoot.civic.response;

import folkmoot.civic.proposal.Proposal;
import folkmoot.civic.proposal.Words;
import folkmoot.platform.text.Html;
import folkmoot.platform.uri.LocalUris;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The post of an answer that is written here: it says in its words and hashtag what a reply from anywhere would say. */
record AnswerText(LocalUris uris) {

    /** Clean HTML. @param text plain and clean */
    String of(Proposal proposal, List<Voice> voices, NewResponse given, Statement says, String text) {
        var words = Words.in(proposal.content().language());
        var names = voices.stream().map(voice -> voice.body().name()).collect(Collectors.joining(", "));
        var heading = given.via() == Via.MAIL ? Html.paragraphs(words.get("answer.by-mail", names)) : "";
        var tail = Stream.of(
                        says.names(),
                        says.due().map(Object::toString),
                        says.measure(),
                        says.reason().filter(_ -> says.measure().isEmpty()))
                .flatMap(Optional::stream)
                .map(Html::escape)
                .collect(Collectors.joining(" "));
        var hashtag = hashtags(says, proposal.content().language()).stream()
                .map(each -> "<p>" + link(each) + (tail.isEmpty() ? "" : " " + tail) + "</p>")
                .collect(Collectors.joining());
        return heading + Html.paragraphs(text) + hashtag;
    }

    /** The hashtag that says it; none for a comment. */
    static List<String> hashtags(Statement says, String language) {
        return word(says).map(word -> word.hashtag(language)).stream().toList();
    }

    private static Optional<AnswerWord> word(Statement says) {
        return says.type() == ResponseType.QUESTION
                ? Optional.of(AnswerWord.QUESTION)
                : says.position().map(AnswerWord::of);
    }

    private String link(String hashtag) {
        return "<a href=\"" + Html.escape(uris.tag(hashtag).toString())
                + "\" class=\"mention hashtag\" rel=\"tag\">#<span>" + Html.escape(hashtag) + "</span></a>";
    }
}
