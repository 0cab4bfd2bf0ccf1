package folkmoot.civic.support;

import static folkmoot.civic.proposal.Happened.event;
import static folkmoot.schema.generated.Tables.SHEET_LINE;
import static folkmoot.schema.generated.Tables.SUPPORT;

import folkmoot.civic.community.Communities;
import folkmoot.civic.community.Volunteers;
import folkmoot.civic.log.SupportAct;
import folkmoot.civic.proposal.Counting;
import folkmoot.civic.proposal.Proposal;
import folkmoot.civic.proposal.ProposalEvent;
import folkmoot.civic.proposal.Proposals;
import folkmoot.civic.proposal.Records;
import folkmoot.people.account.Account;
import folkmoot.people.account.Accounts;
import folkmoot.people.account.StandingObserver;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.problem.Forbidden;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.problem.NotFound;
import folkmoot.platform.text.Names;
import folkmoot.platform.text.Table;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jooq.impl.DSL;

/**
 * What people signed on paper, as volunteers of the community's desk enter it: a sheet once, each signature as a support of its own
 * without a name. Another volunteer corrects it, in the open.
 */
public final class Sheets implements StandingObserver {

    private static final int LONGEST_NUMBER = 40;
    private static final int LONGEST_PLACE = 80;
    private static final int LONGEST_REASON = 500;
    private static final int MOST_SIGNATURES = 200;
    private static final int MOST_SHEETS = 10_000;

    private final Proposals proposals;
    private final Records records;
    private final Accounts accounts;
    private final Communities communities;
    private final Volunteers volunteers;
    private final InPerson inPerson;
    private final SupportStore supports;
    private final SupportWriter writer;
    private final SheetStore store = new SheetStore();

    Sheets(
            Proposals proposals,
            Records records,
            Volunteers volunteers,
            InPerson inPerson,
            SupportStore supports,
            SupportWriter writer) {
        this.proposals = proposals;
        this.records = records;
        this.accounts = proposals.civic().accounts();
        this.communities = proposals.civic().communities();
        this.volunteers = volunteers;
        this.inPerson = inPerson;
        this.supports = supports;
        this.writer = writer;
    }

    /**
     * A volunteer enters a sheet. Problems: 403 for anybody else; 422 for a number that was entered before, a text that is missing or
     * too long, fewer than one or more than 200 signatures, and where the proposal takes no supports.
     *
     * @param number on the sheet, 1 to 40 characters
     * @param place where it was signed, 1 to 80 characters
     */
    public void enter(Transaction tx, Proposal proposal, Account by, String number, String place, int signatures) {
        proposal.requireHome();
        volunteers.require(tx, proposal.community(), by);
        var typed = text("number", number, LONGEST_NUMBER);
        var where = text("place", place, LONGEST_PLACE);
        requireSignatures(signatures, 1);
        inPerson.requireOpen(tx, proposal);
        var folded = typed.toLowerCase(Locale.ROOT);
        if (store.exists(tx, proposal.id(), folded)) {
            throw Invalid.field("number", "ERR_TAKEN", "is of a sheet that was entered before");
        }
        var sheet = new Sheet(
                inPerson.nextId(),
                typed,
                where,
                signatures,
                signatures,
                inPerson.now(),
                Optional.of(by.id()),
                Optional.empty(),
                true);
        store.insert(tx, proposal, sheet, folded);
        give(tx, proposal, proposal.version(), sheet.id(), 1, signatures);
    }

    private void give(Transaction tx, Proposal proposal, int version, long sheet, int from, int many) {
        var address = proposal.record() + "/sheets/" + sheet + "#";
        store.addLines(
                tx, sheet, from, inPerson.give(tx, proposal, version, from, many, line -> URI.create(address + line)));
    }

    /**
     * Those of a proposal, in the order in which they were entered; ten thousand at most. Which volunteers it was only the community's
     * moderators are told.
     */
    public List<Sheet> list(Transaction tx, Proposal proposal, Optional<AccountId> viewer) {
        var sheets = store.list(tx, proposal.id(), MOST_SHEETS);
        boolean moderator = viewer.filter(
                        id -> proposal.local() && communities.isModerator(tx, proposal.community(), id))
                .isPresent();
        return sheets.stream().map(sheet -> sheet.shownTo(viewer, moderator)).toList();
    }

    /** The same as a table, CSV. Problems: 403 for anybody but the community's moderators. */
    public String export(Transaction tx, Proposal proposal, Account moderator) {
        proposal.requireHome();
        communities.requireModerator(tx, proposal.community(), moderator.id());
        var sheets = store.list(tx, proposal.id(), MOST_SHEETS);
        return Table.write(Sheet.COLUMNS, sheets.stream().map(Sheet::cells).toList());
    }

    /** Whether somebody may enter sheets of a proposal. */
    public boolean mayEnter(Transaction tx, Proposal proposal, Account account) {
        return proposal.local() && volunteers.isVolunteer(tx, proposal.community(), account);
    }

    /**
     * A second volunteer says how many signatures there really are: of fewer, the last lines are taken out; of more, lines are added,
     * for the text that the sheet was signed for. Problems: 403 for who is no volunteer, entered the sheet or corrected it last; 404
     * for none of the proposal's; 422 for the number that it has, for no reason, and for more where the proposal takes no supports.
     *
     * @param really 0 to 200
     * @param reason for everybody to read
     */
    public void correct(Transaction tx, Proposal seen, Account by, long id, int really, String reason) {
        seen.requireHome();
        volunteers.require(tx, seen.community(), by);
        var words = text("reason", reason, LONGEST_REASON);
        requireSignatures(really, 0);
        var proposal = proposals.locked(tx, seen);
        var sheet = store.lock(tx, proposal.id(), id).orElseThrow(NotFound::new);
        var self = Optional.of(by.id());
        if (sheet.entered().equals(self) || sheet.corrected().equals(self)) {
            throw new Forbidden("A sheet is corrected by another volunteer than the one who entered or corrected it");
        }
        var standing = standing(tx, sheet);
        if (really == standing.size()) {
            throw Invalid.field("signatures", "ERR_INVALID", "is the number that it has already");
        }
        if (really < standing.size()) {
            writer.change(
                    tx,
                    standing.subList(really, standing.size()),
                    SupportAct.INVALIDATED,
                    row -> row.reviewed(
                            new SupportRow.Decision(
                                    row.decision().column(), Counting.INVALID, Optional.of(Refusal.MISTAKE.word())),
                            Review.INVALIDATED));
        } else {
            inPerson.requireOpen(tx, proposal);
            give(tx, proposal, sheet.version(), sheet.id(), sheet.lines() + 1, really - standing.size());
        }
        store.setCorrected(tx, sheet.id(), by.id(), inPerson.now(), words);
        proposals.record(
                tx,
                proposal.id(),
                event(ProposalEvent.SHEET)
                        .by(by.id())
                        .to(Integer.toString(really))
                        .because(Optional.empty(), sheet.number() + ": " + words));
        records.changed(tx, proposal.id());
    }

    /** Its lines in their order, locked, without those that were entered by mistake. */
    private List<SupportRow> standing(Transaction tx, SheetStore.Kept sheet) {
        var lines = SUPPORT.ID.in(
                DSL.select(SHEET_LINE.SUPPORT_ID).from(SHEET_LINE).where(SHEET_LINE.SHEET_ID.eq(sheet.id())));
        return supports.lock(tx, lines, 0, Math.max(1, sheet.lines())).stream()
                .filter(row -> !row.decision().why().equals(Optional.of(Refusal.MISTAKE.word())))
                .toList();
    }

    private static void requireSignatures(int many, int least) {
        if (many < least || many > MOST_SIGNATURES) {
            throw Invalid.field("signatures", "ERR_INVALID", "must be " + least + " to " + MOST_SIGNATURES);
        }
    }

    private static String text(String field, String typed, int longest) {
        var clean = Names.clean(typed);
        if (clean.isEmpty()) {
            throw Invalid.field(field, "ERR_BLANK", "must be given");
        }
        if (clean.length() > longest) {
            throw Invalid.field(field, "ERR_TOO_LONG", "must have at most " + longest + " characters");
        }
        return clean;
    }

    /** Of a volunteer who left nothing is kept; what they entered stays. */
    @Override
    public void changed(Transaction tx, AccountId account) {
        if (accounts.isGone(tx, account)) {
            store.forget(tx, account);
        }
    }
}
