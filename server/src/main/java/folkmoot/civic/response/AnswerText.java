package folkmoot.civic.response;

import folkmoot.civic.proposal.Foundations;
import folkmoot.civic.proposal.Proposal;
import folkmoot.civic.proposal.Words;
import folkmoot.platform.text.Html;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The post of an answer that is written here: it says in its words and hashtag what a reply from anywhere would say. */
record AnswerText(Foundations civic) {

    /** Clean HTML. @param text plain and clean */
    String of(
            Proposal proposal,
            List<Voice> voices,
            NewResponse given,
            Statement says,
            String text,
            Optional<Long> group) {
        var words = Words.in(proposal.content().language());
        var names = voices.stream().map(voice -> voice.body().name()).collect(Collectors.joining(", "));
        var heading = "";
        if (given.via() == Via.MAIL) {
            heading = Html.paragraphs(words.get("answer.by-mail", names));
        } else if (voices.stream().anyMatch(voice -> voice.delegation().isPresent())) {
            heading = Html.paragraphs(words.get("answer.on-behalf", names));
        }
        var whole = group.map(id -> civic.uris().answers(id).toString())
                .map(address -> "<p>" + Html.escape(words.get("answer.whole")) + " <a href=\"" + Html.escape(address)
                        + "\">" + Html.escape(address) + "</a></p>")
                .orElse("");
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
        return heading + Html.paragraphs(text) + whole + hashtag;
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
        return "<a href=\"" + Html.escape(civic.uris().tag(hashtag).toString())
                + "\" class=\"mention hashtag\" rel=\"tag\">#<span>" + Html.escape(hashtag) + "</span></a>";
    }
}
