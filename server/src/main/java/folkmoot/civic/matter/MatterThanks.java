package folkmoot.civic.matter;

import folkmoot.civic.proposal.Clerk;
import folkmoot.civic.proposal.Foundations;
import folkmoot.people.account.Account;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.StatusId;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.problem.NotFound;
import folkmoot.platform.text.Html;
import folkmoot.platform.text.Names;
import folkmoot.platform.text.PostText;
import folkmoot.talk.status.Visibility;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Thanks are public, below the matter; where the two met, and how they are called, are not. */
public final class MatterThanks {

    private static final int LONGEST = 500;
    private static final int SHORTEST_TOLD = 3;

    private final MatterAnswers answers;
    private final Matters matters;
    private final Foundations civic;

    public MatterThanks(Matters matters, MatterAnswers answers) {
        this.matters = matters;
        this.answers = answers;
        this.civic = matters.civic();
    }

    /**
     * One of those who agreed thanks the other. Problems: 404 for everybody else, 422 for thanks without words, too many of them, or that
     * say where the two meet.
     */
    public void thank(Transaction tx, StatusId id, Account by, String text) {
        var words = Names.cleanLines(text);
        if (words.isEmpty()) {
            throw Invalid.field("thanks", "ERR_BLANK", "can't be blank");
        }
        if (PostText.graphemes(words) > LONGEST || words.length() > LONGEST * 10) {
            throw Invalid.field("thanks", "ERR_TOO_LONG", "must have at most " + LONGEST + " characters");
        }
        var matter = matters.locked(tx, id);
        if (tells(tx, matter, words)) {
            throw Invalid.field("thanks", "ERR_PRIVATE", "says how somebody is called or where you meet");
        }
        answers.thanked(tx, id, by);
        var post = civic.statuses().find(tx, id).orElseThrow(NotFound::new);
        matters.clerk()
                .post(
                        tx,
                        new Clerk.Post(
                                by,
                                civic.communities()
                                        .require(tx, matter.community().orElseThrow(NotFound::new)),
                                Optional.of(post),
                                Visibility.PUBLIC,
                                Html.paragraphs(words),
                                Set.of(),
                                List.of(),
                                matter.text().language()));
    }

    private boolean tells(Transaction tx, Matter matter, String words) {
        var lower = words.toLowerCase(Locale.ROOT);
        return Stream.concat(
                        Stream.of(matter.contact().meeting(), matter.contact().firstName()),
                        answers.store().list(tx, matter.id()).stream().map(MatterAnswer::firstName))
                .filter(secret -> secret.length() >= SHORTEST_TOLD)
                .map(secret -> secret.toLowerCase(Locale.ROOT))
                .anyMatch(lower::contains);
    }
}
