package folkmoot.civic.support;

import static folkmoot.schema.generated.Tables.SUPPORT;

import folkmoot.civic.proposal.Proposal;
import folkmoot.civic.proposal.Proposals;
import folkmoot.people.account.Account;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.problem.NotFound;
import java.util.List;
import java.util.Optional;

/**
 * With the code on their slip somebody without an account reads what was said in their name and takes it back, or says it themselves
 * once they have an account. A wrong code is answered like one that never was: 404.
 */
public final class Slips {

    private final Proposals proposals;
    private final Supports supports;
    private final SupportStore store;
    private final SupportWriter writer;
    private final HelpedStore helped;

    Slips(Proposals proposals, Supports supports, SupportStore store, SupportWriter writer, HelpedStore helped) {
        this.proposals = proposals;
        this.supports = supports;
        this.store = store;
        this.writer = writer;
        this.helped = helped;
    }

    /**
     * What was said.
     *
     * @param proposal empty while it is hidden
     * @param stands whether it was neither taken back nor claimed
     */
    public record Slip(Helped helped, Optional<Proposal> proposal, boolean stands) {}

    /** Problems: 404 for a code that is none. */
    public Slip read(Transaction tx, String code) {
        var kept = require(tx, code);
        var proposal = proposals
                .find(tx, kept.helped().proposal())
                .filter(found -> found.state().isPublic());
        return new Slip(kept.helped(), proposal, stands(tx, kept));
    }

    private HelpedStore.Kept require(Transaction tx, String code) {
        return helped.byCode(tx, SlipCode.hash(code)).orElseThrow(() -> new NotFound("There is no such slip"));
    }

    private static boolean stands(Transaction tx, HelpedStore.Kept kept) {
        return tx.sql().fetchExists(SUPPORT, SUPPORT.ID.eq(kept.support()).and(SUPPORT.WITHDRAWN_AT.isNull()));
    }

    /** Takes it back, whatever became of the proposal; nothing happens where that was done before. Problems: 404 for a code that is none. */
    public void takeBack(Transaction tx, String code) {
        var kept = require(tx, code);
        proposals.held(tx, List.of(kept.helped().proposal()));
        withdraw(tx, kept);
    }

    /** False where it was taken back before. */
    private boolean withdraw(Transaction tx, HelpedStore.Kept kept) {
        var live = store.lock(tx, SUPPORT.ID.eq(kept.support()), 0, 1);
        writer.withdraw(tx, live);
        return !live.isEmpty();
    }

    /**
     * Who was helped has an account now and says it themselves: what was said in their name is taken back, and their own support stands
     * in the column that is theirs. Who supports the proposal already keeps that one. Problems: 404 for a code that is none or was used
     * up; 403 and 422 as for any support, and then nothing changes.
     */
    public Proposal claim(Transaction tx, String code, Account by) {
        var kept = require(tx, code);
        var proposal = proposals.require(tx, kept.helped().proposal());
        proposals.held(tx, List.of(proposal.id()));
        if (!withdraw(tx, kept)) {
            throw new NotFound("There is no such slip");
        }
        if (!supports.supports(tx, by.id(), proposal)) {
            supports.add(tx, by, proposal, Optional.empty());
        }
        return proposal;
    }
}
