package folkmoot.civic.support;

import folkmoot.civic.proposal.Counting;
import folkmoot.civic.proposal.Proposal;
import folkmoot.people.account.Account;
import folkmoot.people.account.Accounts;
import folkmoot.people.account.StandingObserver;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.problem.Forbidden;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.problem.TooMany;
import folkmoot.platform.text.Names;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A member of a community supports a proposal for somebody who has no account. It counts in person; who helped whom is known to the two
 * alone. The person gets a slip with a code, and with it the last word ({@link Slips}).
 */
public final class Helping implements StandingObserver {

    private static final int LONGEST_NAME = 80;
    private static final int MOST_A_DAY = 20;
    private static final int MOST_FOR_ONE = 5;
    private static final int MOST_LISTED = 1_000;
    private static final Duration DAY = Duration.ofDays(1);

    private final Accounts accounts;
    private final ReadFacts facts;
    private final InPerson inPerson;
    private final HelpedStore store;

    Helping(Accounts accounts, ReadFacts facts, InPerson inPerson, HelpedStore store) {
        this.accounts = accounts;
        this.facts = facts;
        this.inPerson = inPerson;
        this.store = store;
    }

    /** Whether an account may help somebody with a proposal: it joined the community, and its own support would count there. */
    public boolean mayHelp(Transaction tx, Proposal proposal, Account account) {
        if (!proposal.local() || !account.isLocal()) {
            return false;
        }
        var known =
                facts.of(tx, List.of(new ReadFacts.Backing(proposal, account))).getFirst();
        return known.joined() && CountingRule.decide(known, Optional.empty()).counting() == Counting.COUNTED;
    }

    /**
     * Supports a proposal for somebody; the code for their slip, which is kept nowhere. Problems: 403 for who did not join the community
     * or whose own support would not count; 422 for a name that is too long or was helped before, for the sixth person with one proposal,
     * and where the proposal takes no supports; 429 for the twenty-first within a day.
     *
     * @param name whom, at most 80 characters; may be empty
     * @param offered a code from {@link #newCode}, so that what is sent twice is done once and answered alike; may be empty
     */
    public String help(Transaction tx, Proposal proposal, Account by, String name, String offered) {
        proposal.requireHome();
        tx.alone("helping by " + by.id());
        if (!mayHelp(tx, proposal, by)) {
            throw new Forbidden("Only members of the community whose own support would count can help somebody");
        }
        if (isSentAgain(tx, proposal, by, offered)) {
            return offered;
        }
        var whom = Optional.of(Names.clean(name)).filter(text -> !text.isEmpty());
        if (whom.filter(text -> text.length() > LONGEST_NAME).isPresent()) {
            throw Invalid.field("name", "ERR_TOO_LONG", "must have at most " + LONGEST_NAME + " characters");
        }
        if (whom.filter(text -> store.isHelped(tx, by.id(), proposal.id(), text))
                .isPresent()) {
            throw Invalid.field("name", "ERR_TAKEN", "is of somebody whom you helped with this proposal before");
        }
        if (store.of(tx, by.id(), proposal.id()) >= MOST_FOR_ONE) {
            throw Invalid.refused("You can help at most " + MOST_FOR_ONE + " people with one proposal");
        }
        if (store.since(tx, by.id(), inPerson.now().minus(DAY)) >= MOST_A_DAY) {
            throw new TooMany("You can help at most " + MOST_A_DAY + " people a day", DAY);
        }
        inPerson.requireOpen(tx, proposal);
        long id = inPerson.nextId();
        var slip = URI.create(proposal.record() + "/helped/" + id);
        long support =
                inPerson.give(tx, proposal, proposal.version(), 1, 1, _ -> slip).getFirst();
        var code = isFree(tx, offered) ? offered : SlipCode.random();
        store.insert(
                tx,
                new HelpedStore.Kept(
                        new Helped(id, proposal.id(), Optional.of(by.id()), whom, inPerson.now()), support),
                SlipCode.hash(code));
        return code;
    }

    /** For a form. */
    public String newCode() {
        return SlipCode.random();
    }

    private boolean isSentAgain(Transaction tx, Proposal proposal, Account by, String offered) {
        return store.byCode(tx, SlipCode.hash(offered))
                .map(HelpedStore.Kept::helped)
                .filter(helped -> helped.proposal().equals(proposal.id()))
                .filter(helped -> helped.helper().equals(Optional.of(by.id())))
                .isPresent();
    }

    private boolean isFree(Transaction tx, String offered) {
        return SlipCode.isOne(offered)
                && store.byCode(tx, SlipCode.hash(offered)).isEmpty();
    }

    /** What somebody did for others, newest first: for themselves alone. What became of it is not theirs to know. */
    public List<Helped> by(Transaction tx, AccountId helper) {
        return store.by(tx, helper, MOST_LISTED);
    }

    /** Of a helper who left neither they nor whom they helped are kept; the count stays, and so does the slip. */
    @Override
    public void changed(Transaction tx, AccountId account) {
        if (accounts.isGone(tx, account)) {
            store.forget(tx, account);
        }
    }
}
