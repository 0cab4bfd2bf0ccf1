package folkmoot.door.api.status;

import folkmoot.door.api.account.AccountRenderer;
import folkmoot.door.api.entity.AccountEntity;
import folkmoot.door.api.entity.PollEntity;
import folkmoot.people.account.Account;
import folkmoot.people.account.Accounts;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.StatusId;
import folkmoot.talk.card.Card;
import folkmoot.talk.card.Cards;
import folkmoot.talk.media.MediaAttachment;
import folkmoot.talk.status.Status;
import folkmoot.talk.status.Statuses;
import folkmoot.talk.status.ViewerMarks;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Everything that a page of statuses needs, each relation read once and only where something of it is there.
 *
 * @param behind what is reblogged or quoted, as far as the viewer may see it
 * @param viewer empty for a visitor, for whom there are no marks
 */
public record StatusRelations(
        Map<StatusId, Status> behind,
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
        return read(tx, from, page, reblogged, viewer, false);
    }

    /** Of a status that its author has just made, with which nobody did anything yet. */
    static StatusRelations ofNew(Transaction tx, Sources from, Status status) {
        return read(tx, from, List.of(status), List.of(), Optional.of(status.author()), true);
    }

    /** The same of several without poll or quote, whoever made them; seen by nobody yet. */
    static StatusRelations ofPlainNew(Transaction tx, Sources from, List<Status> made) {
        return read(tx, from, made, List.of(), Optional.empty(), true);
    }

    StatusRelations seenBy(AccountId viewer) {
        return new StatusRelations(
                behind, accounts, facts, attachments, polls, cards, proposals, Optional.of(viewer), marks);
    }

    private static StatusRelations read(
            Transaction tx,
            Sources from,
            List<Status> page,
            List<StatusId> reblogged,
            Optional<AccountId> viewer,
            boolean isNew) {
        var facts = StatusFacts.of(
                tx,
                Stream.concat(page.stream().map(Status::id), reblogged.stream())
                        .distinct()
                        .toList());
        var quoted = quoted(facts.values());
        var behind = from.statuses()
                .visible(
                        tx,
                        Stream.concat(reblogged.stream(), quoted.stream())
                                .distinct()
                                .toList(),
                        viewer);
        var all = new ArrayList<>(page);
        all.addAll(behind.values());
        var ids = ids(all);
        var attached = having(facts, StatusFacts::attached);
        var cards = from.cards().of(tx, having(facts, StatusFacts::linked));
        boolean untouched = isNew && quoted.isEmpty();
        boolean civic = !isNew
                || page.stream().anyMatch(status -> status.thread().community().isPresent());
        return new StatusRelations(
                behind,
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
