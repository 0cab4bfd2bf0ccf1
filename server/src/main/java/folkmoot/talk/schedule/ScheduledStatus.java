package folkmoot.talk.schedule;

import folkmoot.platform.id.AccountId;
import java.time.Instant;

/**
 * A post that waits for its time.
 *
 * @param at when it is posted
 */
public record ScheduledStatus(long id, AccountId account, Instant at, PostParams params) {}
