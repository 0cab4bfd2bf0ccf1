package folkmoot.civic.decision;

import static folkmoot.schema.generated.Tables.MATTER;
import static folkmoot.schema.generated.Tables.MATTER_VARIANT_ANSWER;
import static folkmoot.schema.generated.Tables.STATUS;

import folkmoot.civic.matter.Matter;
import folkmoot.civic.matter.Matters;
import folkmoot.civic.proposal.Clerk;
import folkmoot.civic.proposal.Foundations;
import folkmoot.people.account.Account;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.StatusId;
import folkmoot.platform.problem.Forbidden;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.problem.NotFound;
import folkmoot.platform.text.Html;
import folkmoot.platform.text.Names;
import folkmoot.platform.text.PostText;
import folkmoot.platform.text.TagForm;
import folkmoot.platform.text.TextParts;
import folkmoot.talk.status.Status;
import folkmoot.talk.status.StatusObserver;
import folkmoot.talk.status.Visibility;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What public bodies answer to single variants: a public reply to the decision by who speaks for a body of the community's register, from any client, with the hashtag
 * {@code #variant2} in any of our languages. Changing the reply changes the answer, deleting it takes it back.
 */
public final class VariantAnswers implements StatusObserver {

    private static final int LONGEST = 2_000;
    private static final int MOST = 200;

    private final Matters matters;
    private final Foundations civic;
    private final Clerk clerk;

    VariantAnswers(Matters matters, Foundations civic, Clerk clerk) {
        this.matters = matters;
        this.civic = civic;
        this.clerk = clerk;
    }

    /** An answer to a variant. */
    public record Answer(int variant, StatusId reply, AccountId by, String html) {}

    @Override
    public void posted(Transaction tx, Status status, Account author, Set<AccountId> mentioned) {
        if (status.thread().parent().isEmpty()
                || status.isReblog()
                || !status.visibility().isOpen()) {
            return;
        }
        var variants = named(status);
        if (!variants.isEmpty()) {
            matters.find(tx, status.thread().parent().get())
                    .filter(matter -> matter.isHome() && matter.kind().equals(Decisions.KIND))
                    .filter(matter ->
                            civic.officials().isOfficial(tx, matter.community().orElseThrow(), author))
                    .ifPresent(matter -> keep(tx, matter, status, variants));
        }
    }

    /** From 0. */
    private Set<Integer> named(Status status) {
        var found = new TreeSet<Integer>();
        for (var tag : TextParts.hashtags(Html.text(status.text().content()))) {
            var folded = TagForm.folded(tag);
            int digits = folded.length();
            while (digits > 0 && Character.isDigit(folded.charAt(digits - 1))) {
                digits--;
            }
            var word = folded.substring(0, digits);
            var number = folded.substring(digits);
            if (number.length() > 0
                    && number.length() < 3
                    && matters.kinds().languages().values().stream()
                            .anyMatch(words -> TagForm.folded(words.get("decision.hashtag.variant"))
                                    .equals(word))) {
                found.add(Integer.parseInt(number) - 1); // digits of any script
            }
        }
        return found;
    }

    private void keep(Transaction tx, Matter matter, Status reply, Set<Integer> variants) {
        var decision = matters.whole(tx, matter, Decision.class).block();
        for (int variant : variants) {
            if (variant >= 0 && variant < decision.variants().size()) {
                tx.sql()
                        .insertInto(MATTER_VARIANT_ANSWER)
                        .set(MATTER_VARIANT_ANSWER.REPLY_STATUS_ID, reply.id().value())
                        .set(MATTER_VARIANT_ANSWER.STATUS_ID, matter.id().value())
                        .set(MATTER_VARIANT_ANSWER.VARIANT, variant)
                        .onConflictDoNothing()
                        .execute();
            }
        }
    }

    /** Those that stand in the community, the first first. */
    public List<Answer> list(Transaction tx, StatusId decision) {
        return tx.sql()
                .select(MATTER_VARIANT_ANSWER.VARIANT, STATUS.ID, STATUS.ACCOUNT_ID, STATUS.CONTENT)
                .from(MATTER_VARIANT_ANSWER)
                .join(STATUS)
                .on(STATUS.ID.eq(MATTER_VARIANT_ANSWER.REPLY_STATUS_ID))
                .join(MATTER)
                .on(MATTER.STATUS_ID.eq(MATTER_VARIANT_ANSWER.STATUS_ID))
                .where(MATTER_VARIANT_ANSWER.STATUS_ID.eq(decision.value()))
                .and(STATUS.DELETED_AT.isNull())
                .and(STATUS.COMMUNITY_ID.eq(MATTER.COMMUNITY_ID))
                .orderBy(MATTER_VARIANT_ANSWER.VARIANT, STATUS.ID)
                .limit(MOST)
                .fetch(row -> new Answer(
                        row.value1(), new StatusId(row.value2()), new AccountId(row.value3()), row.value4()));
    }

    /**
     * Who speaks for a public body answers to a variant by a reply. Problems: 403 for everybody else, 404 for what is no decision here, 422 for a variant that is not there and for
     * words that are none or too many.
     */
    public void answer(Transaction tx, StatusId id, Account by, int variant, String text) {
        var matter = matters.find(tx, id)
                .filter(found ->
                        found.isHome() && !found.hidden() && found.kind().equals(Decisions.KIND))
                .orElseThrow(NotFound::new);
        var community = matter.community().orElseThrow();
        if (!by.isActive()
                || !civic.officials().isOfficial(tx, community, by)
                || civic.bans().isBanned(tx, community, by.id())) {
            throw new Forbidden("Only who speaks for a public body of this community can do this");
        }
        var decision = matters.whole(tx, matter, Decision.class).block();
        if (variant < 0 || variant >= decision.variants().size()) {
            throw Invalid.field("variant", "ERR_INCLUSION", "is not there");
        }
        var words = Names.cleanLines(text);
        if (words.isEmpty()) {
            throw Invalid.field("text", "ERR_BLANK", "can't be blank");
        }
        if (PostText.graphemes(words) > LONGEST || words.length() > LONGEST * 10) {
            throw Invalid.field("text", "ERR_TOO_LONG", "must have at most " + LONGEST + " characters");
        }
        var language = matter.text().language();
        var tag = matters.kinds().in(language).get("decision.hashtag.variant") + (variant + 1);
        clerk.post(
                tx,
                new Clerk.Post(
                        by,
                        civic.communities().require(tx, community),
                        Optional.of(civic.statuses().find(tx, id).orElseThrow(NotFound::new)),
                        Visibility.PUBLIC,
                        Html.paragraphs(words) + "<p><a href=\""
                                + Html.escape(civic.uris().tag(tag).toString())
                                + "\" class=\"mention hashtag\" rel=\"tag\">#<span>" + Html.escape(tag)
                                + "</span></a></p>",
                        Set.of(),
                        List.of(tag),
                        language));
    }

    /** By variants. */
    public static Map<Integer, List<Answer>> byVariant(List<Answer> answers) {
        return answers.stream().collect(Collectors.groupingBy(Answer::variant));
    }
}
