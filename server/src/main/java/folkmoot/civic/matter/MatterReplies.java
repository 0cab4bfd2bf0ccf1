package folkmoot.civic.matter;

import folkmoot.people.account.Account;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.StatusId;
import folkmoot.platform.problem.Problem;
import folkmoot.platform.text.Html;
import folkmoot.platform.text.Names;
import folkmoot.platform.text.TextPart;
import folkmoot.platform.text.TextParts;
import folkmoot.talk.status.Status;
import folkmoot.talk.status.StatusObserver;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;

/**
 * Takes part from any client, by a hashtag of a reply: one to the post of a matter answers it, or takes that back; one of the author to such a
 * reply says yes or no; thanks below it are thanks. A private reply does, too. What does not hold up stays a reply, and who wrote it is told.
 */
public final class MatterReplies implements StatusObserver {

    private static final int LONGEST_NOTE = 500;

    private final Matters matters;
    private final MatterAnswers answers;

    public MatterReplies(Matters matters, MatterAnswers answers) {
        this.matters = matters;
        this.answers = answers;
    }

    @Override
    public void posted(Transaction tx, Status status, Account author, Set<AccountId> mentioned) {
        var parent = status.thread().parent();
        if (parent.isEmpty() || status.isReblog() || author.isBot()) {
            return;
        }
        var text = Html.text(status.text().content());
        var said = matters.kinds().said(TextParts.hashtags(text));
        if (said.isEmpty()) {
            return;
        }
        matters.find(tx, parent.get())
                .ifPresentOrElse(
                        matter -> toMatter(tx, matter, author, said.get(), text, status),
                        () -> toReply(tx, parent.get(), author, said.get()));
    }

    private void toMatter(Transaction tx, Matter matter, Account by, Kinds.Said said, String text, Status status) {
        if (!matter.isHome()) {
            return;
        }
        try {
            switch (said) {
                case ANSWER -> answers.answer(tx, matter.id(), by, "", note(text), Optional.empty());
                case LEAVE -> answers.withdraw(tx, matter.id(), by);
                case THANKS -> answers.thanked(tx, matter.id(), by);
                case AGREE, DECLINE -> {
                    // said to the reply of who asked
                }
            }
        } catch (Problem refused) { // before anything was written
            tell(tx, matter, by, refused, status);
        }
    }

    /** The author answers who asked. */
    private void toReply(Transaction tx, StatusId reply, Account by, Kinds.Said said) {
        var asked = matters.civic().statuses().find(tx, reply);
        var matter = asked.flatMap(one -> one.thread().parent())
                .flatMap(id -> matters.find(tx, id))
                .filter(Matter::isHome);
        if (matter.isEmpty()) {
            return;
        }
        try {
            if (said == Kinds.Said.THANKS) {
                answers.thanked(tx, matter.get().id(), by);
            } else if (matter.get().author().equals(by.id())) {
                var answer =
                        answers.store().of(tx, matter.get().id(), asked.get().author());
                answer.ifPresent(one -> {
                    if (said == Kinds.Said.AGREE) {
                        answers.agree(tx, matter.get().id(), one.id(), by);
                    } else if (said == Kinds.Said.DECLINE) {
                        answers.decline(tx, matter.get().id(), one.id(), by);
                    }
                });
            }
        } catch (Problem refused) {
            tell(tx, matter.get(), by, refused, asked.get());
        }
    }

    private void tell(Transaction tx, Matter matter, Account to, Problem why, Status status) {
        var civic = matters.civic();
        var community = civic.communities().require(tx, matter.community().orElseThrow());
        var language = status.text().language().orElse(matter.text().language());
        var text = matters.kinds().in(language).get("matter.told.refused", matter.title(), why.getMessage());
        matters.clerk().tell(tx, community, to, text, language);
    }

    /** What they say, without what only routes it. */
    private static String note(String text) {
        var without = new StringBuilder(text);
        TextParts.of(text).stream()
                .filter(part -> part instanceof TextPart.Mention || part instanceof TextPart.Hashtag)
                .sorted(Comparator.comparingInt(TextPart::start).reversed())
                .forEach(part -> without.delete(part.start(), part.end()));
        return Names.cut(Names.cleanLines(without.toString()), LONGEST_NOTE);
    }
}
