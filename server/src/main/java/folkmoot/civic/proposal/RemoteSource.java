package folkmoot.civic.proposal;

import folkmoot.federation.vocabulary.CivicRecord;
import folkmoot.people.account.Account;
import folkmoot.talk.status.Status;
import java.net.URI;
import java.util.Optional;

/** Gets things from other servers, each from its own address within the usual limits, and keeps actors and posts. */
public interface RemoteSource {

    /** The record at this address; empty when it cannot be had now, is none, or says another id. */
    Optional<CivicRecord> record(URI uri);

    /** The actor, fetched if it is not known. */
    Optional<Account> actor(URI uri);

    /** The post, fetched if it is not known. */
    Optional<Status> post(URI uri);
}
