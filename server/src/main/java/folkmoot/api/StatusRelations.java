package folkmoot.api;

import folkmoot.account.Account;
import folkmoot.account.Accounts;
import folkmoot.api.entity.AccountEntity;
import folkmoot.api.entity.PollEntity;
import folkmoot.card.Card;
import folkmoot.card.Cards;
import folkmoot.database.Transaction;
import folkmoot.id.AccountId;
import folkmoot.id.StatusId;
import folkmoot.media.MediaAttachment;
import folkmoot.status.Status;
import folkmoot.status.Statuses;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Everything that a page of statuses needs, each relation read once and only where something of it is there.
 *
 * @param viewer empty for a visitor, for whom there are no marks
 */
public record StatusRelations(
        Map<StatusId, Status> originals,
        Map<AccountId, AccountEntity> accounts,
        Map<StatusId, StatusFacts> facts,
        Map<StatusId, List<MediaAttachment>> attachments,
        Map<StatusId, PollEntity> polls,
        Map<StatusId, Card> cards,
        Map<StatusId, Object> proposals,
        Optional<AccountId> viewer,
        Map<StatusId, ViewerMarks> marks) {

    /** Where relations are read. */
    public record Sources(
            Statuses statuses,
            Accounts accounts,
            AccountRenderer accountRenderer,
            PollRenderer polls,
            Cards cards,
            StatusExtras extras) {}

    static StatusRelations of(Transaction tx, Sources from, List<Status> page, Optional<AccountId> viewer) {
        var reblogged = page.stream()
                .flatMap(status -> status.reblog().stream())
                .map(Status.Reblogged::status)
                .toList();
        var originals = from.statuses().visible(tx, reblogged, viewer);
        var all = new ArrayList<>(page);
        all.addAll(originals.values());
        var ids = all.stream().map(Status::id).distinct().toList();
        var marks = viewer.map(me -> ViewerMarks.of(tx, me, ids)).orElse(Map.of());
        return read(tx, from, all, originals, from.extras().proposals(tx, ids, viewer), viewer, marks);
    }

    /** Of a status that its author has just made, with which nobody did anything yet. */
    static StatusRelations ofNew(Transaction tx, Sources from, Status status) {
        var viewer = Optional.of(status.author());
        var proposals = status.thread().community().isPresent()
                ? from.extras().proposals(tx, List.of(status.id()), viewer)
                : Map.<StatusId, Object>of();
        return read(tx, from, List.of(status), Map.of(), proposals, viewer, Map.of());
    }

    private static StatusRelations read(
            Transaction tx,
            Sources from,
            List<Status> all,
            Map<StatusId, Status> originals,
            Map<StatusId, Object> proposals,
            Optional<AccountId> viewer,
            Map<StatusId, ViewerMarks> marks) {
        var facts = StatusFacts.of(tx, all.stream().map(Status::id).distinct().toList());
        var attached = having(facts, StatusFacts::attached);
        var cards = from.cards().of(tx, having(facts, StatusFacts::linked));
        return new StatusRelations(
                originals,
                people(tx, from, all, facts.values(), cards.values()),
                facts,
                attached.isEmpty() ? Map.of() : from.statuses().attachments(tx, attached),
                from.polls().of(tx, having(facts, StatusFacts::asks), viewer),
                cards,
                proposals,
                viewer,
                marks);
    }

    private static List<StatusId> having(Map<StatusId, StatusFacts> facts, Predicate<StatusFacts> what) {
        return facts.entrySet().stream()
                .filter(entry -> what.test(entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Map<AccountId, AccountEntity> people(
            Transaction tx, Sources from, List<Status> all, Collection<StatusFacts> facts, Collection<Card> cards) {
        var wanted = new HashSet<AccountId>();
        all.forEach(status -> wanted.add(status.author()));
        facts.forEach(known -> wanted.addAll(known.mentions()));
        cards.forEach(card -> card.author().account().ifPresent(wanted::add));
        Collection<Account> rows = from.accounts().list(tx, wanted);
        return new HashMap<>(from.accountRenderer().map(tx, rows));
    }

    StatusFacts facts(Status status) {
        return facts.getOrDefault(status.id(), StatusFacts.NONE);
    }

    ViewerMarks marks(Status status) {
        return marks.getOrDefault(status.id(), ViewerMarks.NONE);
    }
}
