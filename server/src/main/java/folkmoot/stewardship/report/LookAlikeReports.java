package folkmoot.stewardship.report;

import folkmoot.civic.body.Body;
import folkmoot.civic.body.LookAlikeObserver;
import folkmoot.civic.community.Communities;
import folkmoot.civic.community.Registers;
import folkmoot.people.account.Account;
import folkmoot.platform.database.Transaction;
import java.util.List;
import java.util.Optional;

/** An account that looks like a public body is reported to the moderators once, in the name of the clerk whose register it is. */
public final class LookAlikeReports implements LookAlikeObserver {

    private static final String CATEGORY = "other";

    private final Reports reports;
    private final Communities communities;
    private final Registers registers;

    public LookAlikeReports(Reports reports, Communities communities, Registers registers) {
        this.reports = reports;
        this.communities = communities;
        this.registers = registers;
    }

    @Override
    public void found(Transaction tx, Account account, Body body) {
        var community = communities.require(tx, body.community());
        var entry = registers.address(community, body);
        reports.add(
                tx,
                new NewReport(
                        Optional.empty(),
                        community.clerk(),
                        account.id(),
                        CATEGORY,
                        "This account could be taken for " + body.name() + " (" + entry
                                + ") and is not its account. It is marked so wherever it is shown.",
                        false,
                        List.of(),
                        List.of(),
                        Optional.empty()));
    }
}
