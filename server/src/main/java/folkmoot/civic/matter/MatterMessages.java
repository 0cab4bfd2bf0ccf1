package folkmoot.civic.matter;

import folkmoot.civic.proposal.Foundations;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;

/** What the clerk tells the two of a matter, each alone, whatever app they use. */
final class MatterMessages {

    private final Matters matters;
    private final Foundations civic;

    MatterMessages(Matters matters) {
        this.matters = matters;
        this.civic = matters.civic();
    }

    void asked(Transaction tx, Matter matter, MatterKind<?> kind) {
        tell(tx, matter, kind, matter.author(), "asked");
    }

    /** Each learns what the other wants to be called, and both where they meet. */
    void agreed(Transaction tx, Matter matter, MatterKind<?> kind, MatterAnswer answer) {
        var author = civic.accounts().require(tx, matter.author());
        var contact = matter.contact();
        var name = contact.firstName().isEmpty() ? author.name().split("\\s+", 2)[0] : contact.firstName();
        var place = contact.meeting().isEmpty() ? "–" : contact.meeting();
        tell(tx, matter, kind, answer.account(), "agreed", name, place);
        tell(tx, matter, kind, matter.author(), "agreed", answer.firstName(), place);
    }

    void gone(Transaction tx, Matter matter, MatterKind<?> kind, MatterAnswer answer) {
        tell(tx, matter, kind, answer.account(), "gone");
    }

    void closed(Transaction tx, Matter matter, MatterKind<?> kind, MatterAnswer answer) {
        tell(tx, matter, kind, answer.account(), "closed");
    }

    void declined(Transaction tx, Matter matter, MatterKind<?> kind, MatterAnswer answer) {
        tell(tx, matter, kind, answer.account(), "declined");
    }

    void withdrawn(Transaction tx, Matter matter, MatterKind<?> kind, MatterAnswer answer) {
        tell(tx, matter, kind, matter.author(), "withdrawn", answer.firstName());
    }

    private void tell(Transaction tx, Matter matter, MatterKind<?> kind, AccountId to, String key, Object... values) {
        var community = civic.communities().require(tx, matter.community().orElseThrow());
        var words = matters.kinds().in(matter.text().language());
        var all = new Object[values.length + 2];
        all[0] = matter.title();
        all[1] = civic.uris().matterPage(community.name(), matter.id()).toString();
        System.arraycopy(values, 0, all, 2, values.length);
        var text = words.find(kind.word() + ".told." + key).isPresent()
                ? words.get(kind.word() + ".told." + key, all)
                : words.get("matter.told." + key, all);
        matters.clerk()
                .tell(
                        tx,
                        community,
                        civic.accounts().require(tx, to),
                        text,
                        matter.text().language());
    }
}
