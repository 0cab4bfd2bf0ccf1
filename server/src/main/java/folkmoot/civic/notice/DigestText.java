package folkmoot.civic.notice;

import folkmoot.civic.proposal.Proposals;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.text.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** Writes digests: what is new, what is late, what is due, each with its first lines and how many more there are. */
final class DigestText {

    /** Lines under each heading of a message to an actor. */
    static final int LINES = 15;

    /** The same of a mail, which also carries the links by which it is answered. */
    static final int MAIL_LINES = 200;

    private final Proposals proposals;

    DigestText(Proposals proposals) {
        this.proposals = proposals;
    }

    /** @param more what stands below a line, such as a link to answer; empty for nothing */
    String write(Transaction tx, Digest digest, Wording text, int lines, BiFunction<Transaction, Item, String> more) {
        var parts = new ArrayList<String>();
        digest.standing().ifPresent(open -> parts.add(text.get("digest.standing", open)));
        part(tx, parts, text, "digest.new", digest.fresh(), lines, more);
        part(tx, parts, text, "digest.late", digest.late(), lines, more);
        part(tx, parts, text, "digest.soon", digest.soon(), lines, more);
        return String.join("\n\n", parts);
    }

    private void part(
            Transaction tx,
            List<String> parts,
            Wording text,
            String heading,
            List<Item> items,
            int lines,
            BiFunction<Transaction, Item, String> more) {
        if (items.isEmpty()) {
            return;
        }
        parts.add(text.get(heading, items.size()));
        items.stream().limit(lines).forEach(item -> {
            var due = item.due()
                    .map(day -> " (" + text.get("digest.by", day.toString()) + ")")
                    .orElse("");
            var below = more.apply(tx, item);
            parts.add("– " + item.proposal().title() + due + "\n" + proposals.page(tx, item.proposal())
                    + (below.isEmpty() ? "" : "\n" + below));
        });
        if (items.size() > lines) {
            parts.add(text.get("digest.more", items.size() - lines));
        }
    }
}
