package folkmoot.civic.statistics;

import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/**
 * How an account answers what addresses it, in all registers and on whatever servers, as far as that is known here: by the method of a
 * body's page, counted when it is asked for.
 */
public final class AccountStatistics {

    private final TrackFigures figures;

    public AccountStatistics(TrackFigures figures) {
        this.figures = figures;
    }

    /** By the year in which it was asked, the newest first. Two queries, however much lies there. */
    public Map<Integer, Figures> years(Transaction tx, AccountId account) {
        var years = new TreeMap<Integer, Figures>(Comparator.reverseOrder());
        figures.where(tx, "t.body_account_id = ?", account.value())
                .forEach((key, found) -> years.merge(key.year(), found, Figures::plus));
        return years;
    }
}
