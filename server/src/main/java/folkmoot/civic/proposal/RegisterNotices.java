package folkmoot.civic.proposal;

import folkmoot.civic.body.Body;
import folkmoot.civic.body.ReachObserver;
import folkmoot.civic.community.Community;
import folkmoot.civic.community.RegisterObserver;
import folkmoot.civic.community.Registers;
import folkmoot.platform.database.Transaction;

/**
 * What the clerk tells a body's account about its entry, by a message that only it gets: once that it stands in the register, and each
 * time when the entry is corrected, retired or merged. Who is not reached yet is told when it is.
 */
public final class RegisterNotices implements RegisterObserver, ReachObserver {

    private final Proposals proposals;
    private final Foundations civic;
    private final Registers registers;

    public RegisterNotices(Proposals proposals, Registers registers) {
        this.proposals = proposals;
        this.civic = proposals.civic();
        this.registers = registers;
    }

    @Override
    public void reachable(Transaction tx, Body body) {
        var community = civic.communities().require(tx, body.community());
        if (civic.bodies().tell(tx, body.id())) {
            tell(tx, community, body, "register.entered", community.title(), body.name(), address(community, body));
        }
    }

    @Override
    public void corrected(Transaction tx, Community community, Body before, Body after, String changes) {
        if (!changes.isEmpty() && after.handle().equals(before.handle())) {
            tell(tx, community, after, "register.corrected", community.title(), changes, address(community, after));
        } else if (!changes.isEmpty()) {
            tell(tx, community, before, "register.left", community.title(), before.name(), address(community, after));
        }
    }

    @Override
    public void retired(Transaction tx, Community community, Body body) {
        tell(tx, community, body, "register.retired", community.title(), body.name(), address(community, body));
    }

    @Override
    public void merged(Transaction tx, Community community, Body from, Body into) {
        tell(tx, community, from, "register.merged", community.title(), into.name(), address(community, into));
    }

    private String address(Community community, Body body) {
        return registers.address(community, body).toString();
    }

    /** In the first of its languages that there are words in, or the community's. */
    private void tell(Transaction tx, Community community, Body body, String key, Object... values) {
        var language = body.languages().stream().filter(Words::has).findFirst().orElse(community.language());
        body.account()
                .flatMap(id -> civic.accounts().find(tx, id))
                .filter(account -> account.isActive())
                .ifPresent(account -> proposals
                        .clerk()
                        .tell(tx, community, account, Words.in(language).get(key, values), language));
    }
}
