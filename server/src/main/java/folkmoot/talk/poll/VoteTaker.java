package folkmoot.talk.poll;

import folkmoot.people.account.Account;
import folkmoot.platform.database.Transaction;
import folkmoot.talk.status.Status;
import java.util.List;

/**
 * Some polls are how clients show something larger, which says itself who votes and how it is counted. Asked inside the transaction of the vote,
 * before anything is written.
 */
public interface VoteTaker {

    /** Whether the poll of a status is shown for it: nobody else counts its votes or changes it. */
    boolean keeps(Transaction tx, Status status);

    /**
     * Takes a vote in a poll that it keeps. A vote that does not hold up is refused with a problem, or, of somebody elsewhere, dropped.
     *
     * @param choices from 0; more of them may follow where several are allowed
     */
    void take(Transaction tx, Status status, Account by, List<Integer> choices);
}
