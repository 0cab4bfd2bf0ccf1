package folkmoot.civic.support;

import folkmoot.civic.community.Community;
import folkmoot.civic.log.Receipts;
import folkmoot.civic.proposal.Foundations;
import folkmoot.civic.proposal.Proposal;
import folkmoot.civic.proposal.Proposals;
import folkmoot.civic.proposal.Words;
import folkmoot.people.account.Account;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.Id;
import folkmoot.platform.id.ProposalId;
import folkmoot.platform.text.Html;
import folkmoot.talk.status.Status;
import folkmoot.talk.status.StatusObserver;
import folkmoot.talk.status.Visibility;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Receipts for supporters without an account here, when they ask for one: a direct message to the community's clerk that begins with the
 * word for it, in any of our languages. Nobody gets a receipt unasked.
 */
public final class ReceiptRequests implements StatusObserver {

    private static final int MOST_AT_ONCE = 5;
    private static final int MOST_A_DAY = 20;
    private static final Pattern ADDRESS = Pattern.compile("/proposals/([0-9]{1,19})\\b");
    private static final Set<String> ASKING = Words.all().stream()
            .flatMap(words -> Arrays.stream(words.get("hashtag.receipt").split(" ")))
            .collect(Collectors.toUnmodifiableSet());

    private static final String SUPPORTED = """
        SELECT s.proposal_id FROM support s JOIN proposal p ON p.id = s.proposal_id
        WHERE s.account_id = ? AND s.withdrawn_at IS NULL AND s.salt IS NOT NULL AND p.community_id = ? AND p.local
        ORDER BY s.id DESC LIMIT ?
        """;
    private static final String ANSWERED = """
        SELECT count(*) FROM (
            SELECT 1 FROM status_mention m JOIN status s ON s.id = m.status_id
            WHERE m.account_id = ? AND s.account_id = ? AND s.visibility = 'direct' AND s.created_at > ?
            LIMIT ?) AS answers
        """;

    private final Proposals proposals;
    private final Foundations civic;
    private final Receipts receipts;

    public ReceiptRequests(Proposals proposals, Receipts receipts) {
        this.proposals = proposals;
        this.civic = proposals.civic();
        this.receipts = receipts;
    }

    @Override
    public void posted(Transaction tx, Status status, Account author, Set<AccountId> mentioned) {
        if (status.visibility() != Visibility.DIRECT
                || mentioned.isEmpty()
                || author.isBot()
                || author.isGroup()
                || !asks(Html.text(status.text().content()))) {
            return;
        }
        civic.communities().ofClerks(tx, mentioned).stream()
                .findFirst()
                .filter(community -> isPatient(tx, community, author))
                .ifPresent(community -> answer(tx, community, status, author));
    }

    /** The first word, after those who are mentioned, with or without the sign of a hashtag. */
    private static boolean asks(String text) {
        return Arrays.stream(text.toLowerCase(Locale.ROOT).strip().split("\\s+"))
                .filter(word -> !word.startsWith("@"))
                .findFirst()
                .map(word -> word.replaceAll("^#|[.,:!?]+$", ""))
                .filter(ASKING::contains)
                .isPresent();
    }

    /** Who asks again and again is answered no more until the next day. */
    private boolean isPatient(Transaction tx, Community community, Account author) {
        return tx.fetch(
                                ANSWERED,
                                row -> row.getInt(1),
                                author.id().value(),
                                community.clerk().value(),
                                civic.clock().instant().minus(Duration.ofDays(1)),
                                MOST_A_DAY)
                        .getFirst()
                < MOST_A_DAY;
    }

    private void answer(Transaction tx, Community community, Status asked, Account author) {
        var named = named(tx, community, asked);
        var wanted = named.map(proposal -> List.of(proposal.id()))
                .orElseGet(() -> tx.fetch(
                        SUPPORTED,
                        row -> new ProposalId(row.getLong(1)),
                        author.id().value(),
                        community.id().value(),
                        MOST_AT_ONCE));
        var found = wanted.stream()
                .flatMap(id -> proposals.find(tx, id).stream())
                .flatMap(proposal -> receipts.of(tx, proposal.id(), author.id()).stream()
                        .map(receipt -> proposal.title() + "\n" + receipt.lines()))
                .toList();
        var language = asked.text()
                .language()
                .filter(Words::has)
                .orElseGet(() ->
                        named.map(proposal -> proposal.content().language()).orElse(community.language()));
        var words = Words.in(language);
        var text = found.isEmpty()
                ? words.get("receipt.none", community.title())
                : words.get("receipt.found", found.size(), civic.uris().origin() + "/log")
                        + "\n\n"
                        + String.join("\n\n", found)
                        + (found.size() == MOST_AT_ONCE ? "\n\n" + words.get("receipt.more") : "");
        proposals.clerk().answer(tx, community, asked, author, text, language);
    }

    /** The proposal whose address is in the message, or that it answers. */
    private Optional<Proposal> named(Transaction tx, Community community, Status asked) {
        return asked.thread()
                .parent()
                .flatMap(parent -> civic.statuses().find(tx, parent))
                .flatMap(parent -> proposals.backedBy(tx, parent))
                .or(() -> ADDRESS.matcher(asked.text().content())
                        .results()
                        .map(match -> Id.parse(match.group(1)))
                        .filter(id -> id.isPresent())
                        .findFirst()
                        .flatMap(id -> proposals.find(tx, new ProposalId(id.getAsLong()))))
                .filter(Proposal::local)
                .filter(proposal -> proposal.community().equals(community.id()));
    }
}
