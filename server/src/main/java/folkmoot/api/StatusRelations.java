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
        Map<StatusId, Status> quoted,
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
        return read(tx, from, all, originals, viewer, false);
    }

    /** Of a status that its author has just made, with which nobody did anything yet. */
    static StatusRelations ofNew(Transaction tx, Sources from, Status status) {
        return read(tx, from, List.of(status), Map.of(), Optional.of(status.author()), true);
    }

    private static StatusRelations read(
            Transaction tx,
            Sources from,
            List<Status> shown,
            Map<StatusId, Status> originals,
            Optional<AccountId> viewer,
            boolean isNew) {
        var all = new ArrayList<>(shown);
        var facts = StatusFacts.of(tx, ids(shown));
        var quoted = from.statuses().visible(tx, quoted(facts.values()), viewer);
        if (!quoted.isEmpty()) {
            all.addAll(quoted.values());
            facts.putAll(StatusFacts.of(tx, quoted.keySet()));
        }
        var ids = ids(all);
        var attached = having(facts, StatusFacts::attached);
        var cards = from.cards().of(tx, having(facts, StatusFacts::linked));
        boolean untouched = isNew && quoted.isEmpty();
        boolean civic = !isNew
                || shown.stream().anyMatch(status -> status.thread().community().isPresent());
        return new StatusRelations(
                originals,
                quoted,
                people(tx, from, all, facts.values(), cards.values()),
                facts,
                attached.isEmpty() ? Map.of() : from.statuses().attachments(tx, attached),
                from.polls().of(tx, having(facts, StatusFacts::asks), viewer),
                cards,
                civic ? from.extras().proposals(tx, ids, viewer) : Map.of(),
                viewer,
                viewer.filter(_ -> !untouched)
                        .map(me -> ViewerMarks.of(tx, me, ids))
                        .orElse(Map.of()));
    }

    private static List<StatusId> ids(List<Status> statuses) {
        return statuses.stream().map(Status::id).distinct().toList();
    }

    private static List<StatusId> quoted(Collection<StatusFacts> facts) {
        return facts.stream()
                .flatMap(known -> known.quoting().stream())
                .filter(quoting -> quoting.state().equals("accepted"))
                .flatMap(quoting -> quoting.quoted().stream())
                .distinct()
                .toList();
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
