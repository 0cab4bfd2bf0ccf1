package folkmoot.door.api.status;

import folkmoot.door.api.entity.PollEntity;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.StatusId;
import folkmoot.talk.poll.Poll;
import folkmoot.talk.poll.Polls;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Turns polls into what clients show: one query for a page of statuses, none where nothing asks. */
public final class PollRenderer {

    private final Polls polls;
    private final InstantSource clock;

    public PollRenderer(Polls polls, InstantSource clock) {
        this.polls = polls;
        this.clock = clock;
    }

    /** The polls of these statuses. */
    Map<StatusId, PollEntity> of(Transaction tx, Collection<StatusId> statuses, Optional<AccountId> viewer) {
        if (statuses.isEmpty()) {
            return Map.of();
        }
        var rendered = new HashMap<StatusId, PollEntity>();
        polls.seen(tx, statuses, viewer)
                .forEach((status, seen) -> rendered.put(status, entity(seen.poll(), viewer, seen.own())));
        return rendered;
    }

    PollEntity render(Transaction tx, Poll poll, Optional<AccountId> viewer) {
        return of(tx, List.of(poll.status()), viewer).get(poll.status());
    }

    private PollEntity entity(Poll poll, Optional<AccountId> viewer, List<Integer> own) {
        boolean over = poll.isOver(clock.instant());
        boolean told = over || !poll.hideTotals();
        return new PollEntity(
                poll.id().toString(),
                poll.expires(),
                over,
                poll.multiple(),
                poll.votes(),
                poll.voters().stream().boxed().findFirst(),
                IntStream.range(0, poll.options().size())
                        .mapToObj(at -> new PollEntity.PollOption(
                                poll.options().get(at),
                                told ? Optional.of(poll.tallies().get(at)) : Optional.empty()))
                        .toList(),
                List.of(),
                viewer.map(who -> !own.isEmpty() || poll.author().equals(who)),
                viewer.map(_ -> own));
    }
}
