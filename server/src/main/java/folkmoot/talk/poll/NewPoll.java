package folkmoot.talk.poll;

import folkmoot.people.account.Account;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.text.PostText;
import folkmoot.talk.status.DraftPart;
import folkmoot.talk.status.Status;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;

/**
 * The poll of a draft, checked (client API).
 *
 * @param options plain text, distinct
 * @param lasts from now on
 * @param hideTotals show no counts before the end
 */
public record NewPoll(Polls polls, List<String> options, Duration lasts, boolean multiple, boolean hideTotals)
        implements DraftPart {

    /** Options at the least and at the most. */
    public static final int FEWEST = 2;

    public static final int MOST = 4;

    /** Characters of an option. */
    public static final int LONGEST_OPTION = 50;

    public static final Duration SHORTEST = Duration.ofMinutes(5);

    /** A month of the mean length, as clients have it. */
    public static final Duration LONGEST = Duration.ofSeconds(2_629_746);

    public NewPoll {
        options = options.stream().map(String::strip).toList();
        if (options.size() < FEWEST) {
            throw Invalid.field("options", "ERR_TOO_SHORT", "must be more than one item");
        }
        if (options.size() > MOST) {
            throw Invalid.field("options", "ERR_TOO_LONG", "can't contain more than " + MOST + " items");
        }
        if (options.stream().anyMatch(String::isEmpty)) {
            throw Invalid.field("options", "ERR_BLANK", "can't be blank");
        }
        if (options.stream().anyMatch(option -> PostText.graphemes(option) > LONGEST_OPTION)) {
            throw Invalid.field(
                    "options", "ERR_TOO_LONG", "can't be longer than " + LONGEST_OPTION + " characters each");
        }
        if (new HashSet<>(options).size() < options.size()) {
            throw Invalid.field("options", "ERR_TAKEN", "contain duplicate items");
        }
        if (lasts.compareTo(SHORTEST) < 0) {
            throw Invalid.field("expires_at", "ERR_BELOW_LIMIT", "is too soon");
        }
        if (lasts.compareTo(LONGEST) > 0) {
            throw Invalid.field("expires_at", "ERR_TOO_LONG", "is too far into the future");
        }
    }

    @Override
    public String objectType(String usual) {
        return "Question";
    }

    @Override
    public void keep(Transaction tx, Status status, Account author) {
        polls.ask(tx, status, this);
    }
}
