package folkmoot.civic.proposal;

import folkmoot.platform.database.Transaction;
import java.net.URI;
import java.util.List;

/** Proposals of other servers that ask for nearly the same ({@code civic.near}). What is compared does not leave this server. */
public interface NearElsewhere {

    /**
     * One of them.
     *
     * @param url its page there
     * @param host whose word the title is
     * @param score from 0 to 1: the share of three words in a row that both have
     */
    record Found(String title, URI url, String language, String host, double score) {}

    /** The nearest, up to three. One statement. */
    List<Found> find(Transaction tx, NewProposal draft);
}
