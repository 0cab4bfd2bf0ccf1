package folkmoot.door.api.notification;

import folkmoot.door.api.account.AccountFragments;
import folkmoot.door.api.account.AccountFragments.Fragment;
import folkmoot.door.api.account.CollectionRenderer;
import folkmoot.door.api.account.ReportRoutes;
import folkmoot.door.api.entity.NotificationEntity;
import folkmoot.door.api.entity.NotificationEntity.Subject;
import folkmoot.door.api.entity.StatusEntity;
import folkmoot.door.api.status.StatusPages;
import folkmoot.door.api.status.StatusRenderer;
import folkmoot.people.block.Severances;
import folkmoot.people.notification.Notification;
import folkmoot.people.notification.NotificationType;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.StatusId;
import folkmoot.platform.json.WrittenJson;
import folkmoot.stewardship.moderation.Warnings;
import folkmoot.stewardship.report.Report;
import folkmoot.stewardship.report.Reports;
import folkmoot.talk.collection.AccountCollection;
import folkmoot.talk.collection.AccountCollections;
import folkmoot.talk.filter.FilterContext;
import folkmoot.talk.status.Statuses;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Turns notifications into what clients show: a fixed number of queries, whatever is on the page. */
public final class NotificationRenderer {

    /** Types for which an app that does not know them is given words. */
    private static final Map<NotificationType, String> WORDS = Map.of(
            NotificationType.ADDED_TO_COLLECTION, "Somebody put you into a collection",
            NotificationType.COLLECTION_UPDATE, "A collection that shows you was changed",
            NotificationType.SEVERED_RELATIONSHIPS, "Some of your follows have ended",
            NotificationType.MODERATION_WARNING, "You have received a moderation warning",
            NotificationType.ADMIN_SIGN_UP, "Somebody has signed up",
            NotificationType.ADMIN_REPORT, "A new report has been filed");

    private final Statuses statuses;
    private final Severances severances;
    private final Reports reports;
    private final Warnings warnings;
    private final AccountCollections collections;
    private final CollectionRenderer collectionRenderer;
    private final AccountFragments accountFragments;
    private final StatusRenderer statusRenderer;
    private final StatusPages pages;

    public NotificationRenderer(
            Statuses statuses,
            Severances severances,
            Reports reports,
            Warnings warnings,
            AccountCollections collections,
            CollectionRenderer collectionRenderer,
            AccountFragments accountFragments,
            StatusRenderer statusRenderer,
            StatusPages pages) {
        this.statuses = statuses;
        this.severances = severances;
        this.reports = reports;
        this.warnings = warnings;
        this.collections = collections;
        this.collectionRenderer = collectionRenderer;
        this.accountFragments = accountFragments;
        this.statusRenderer = statusRenderer;
        this.pages = pages;
    }

    /** What a page of notifications names, by id. */
    public record Relations(
            Map<StatusId, WrittenJson> statuses, Map<AccountId, Fragment> accounts, Map<Long, Subject> subjects) {

        /** Whether it may be shown: its status is there, and so is who caused it. */
        boolean shows(Notification notification) {
            return accounts.containsKey(notification.from())
                    && notification.status().map(statuses::containsKey).orElse(true);
        }

        Subject subject(Notification notification) {
            return notification
                    .subject()
                    .map(id -> subjects.getOrDefault(id, Subject.NONE))
                    .orElse(Subject.NONE);
        }
    }

    /** In the order given, leaving out those whose status the viewer may no longer see or filters out. */
    public List<NotificationEntity> render(
            Transaction tx, AccountId viewer, List<Notification> found, Set<String> supportedTypes) {
        var relations = relations(tx, viewer, found, List.of());
        return found.stream()
                .filter(relations::shows)
                .map(each -> new NotificationEntity(
                        each.id().toString(),
                        each.type().word(),
                        each.createdAt(),
                        each.key(true),
                        relations.accounts().get(each.from()).json(),
                        each.status().map(relations.statuses()::get),
                        relations.subject(each),
                        each.filtered() ? Optional.of(true) : Optional.empty(),
                        fallback(each.type(), supportedTypes)))
                .toList();
    }

    /** @param more accounts that are named besides the senders */
    public Relations relations(Transaction tx, AccountId viewer, List<Notification> found, Collection<AccountId> more) {
        var ids = found.stream()
                .flatMap(each -> each.status().stream())
                .distinct()
                .toList();
        var seen = pages.each(statuses.visibleIds(tx, ids, Optional.of(viewer)), viewer, FilterContext.NOTIFICATIONS);
        var filed = filed(tx, found);
        var wanted = new HashSet<>(more);
        found.forEach(each -> wanted.add(each.from()));
        filed.forEach(report -> wanted.add(report.target()));
        var people = accountFragments.of(tx, wanted);
        var subjects = new HashMap<Long, Subject>();
        filed.forEach(report -> subjects.put(
                report.id(),
                Subject.of(
                        ReportRoutes.entity(report, people.get(report.target()).entity()))));
        subjects.putAll(severed(tx, found));
        subjects.putAll(warnings(tx, found, people));
        subjects.putAll(collections(tx, viewer, found));
        return new Relations(seen, people, subjects);
    }

    private static List<Long> subjects(List<Notification> found, NotificationType type) {
        return found.stream()
                .filter(each -> each.type() == type)
                .flatMap(each -> each.subject().stream())
                .toList();
    }

    private List<Report> filed(Transaction tx, List<Notification> found) {
        return reports.list(tx, subjects(found, NotificationType.ADMIN_REPORT));
    }

    private Map<Long, Subject> severed(Transaction tx, List<Notification> found) {
        var subjects = new HashMap<Long, Subject>();
        severances
                .map(tx, subjects(found, NotificationType.SEVERED_RELATIONSHIPS))
                .forEach((id, severance) -> subjects.put(
                        id,
                        Subject.of(new NotificationEntity.SeveranceEntity(
                                id.toString(),
                                severance.what().type(),
                                false,
                                severance.what().targetName(),
                                severance.what().followers(),
                                severance.what().following(),
                                severance.createdAt()))));
        return subjects;
    }

    private Map<Long, Subject> warnings(Transaction tx, List<Notification> found, Map<AccountId, Fragment> people) {
        return warnings.list(tx, subjects(found, NotificationType.MODERATION_WARNING)).stream()
                .collect(Collectors.toMap(
                        Warnings.Warning::id,
                        warning -> Subject.of(new NotificationEntity.WarningEntity(
                                Long.toString(warning.id()),
                                warning.action(),
                                warning.text(),
                                Optional.empty(),
                                people.get(warning.target()).entity(),
                                Optional.empty(),
                                warning.created()))));
    }

    private Map<Long, Subject> collections(Transaction tx, AccountId viewer, List<Notification> found) {
        var wanted = new HashSet<>(subjects(found, NotificationType.ADDED_TO_COLLECTION));
        wanted.addAll(subjects(found, NotificationType.COLLECTION_UPDATE));
        return collections.find(tx, wanted).stream()
                .collect(Collectors.toMap(
                        AccountCollection::id,
                        collection -> Subject.of(collectionRenderer.render(collection, Optional.of(viewer)))));
    }

    /** Only where the app said which types it knows, and this is not one of them. */
    public static Optional<NotificationEntity.Fallback> fallback(NotificationType type, Set<String> supportedTypes) {
        return supportedTypes.isEmpty() || supportedTypes.contains(type.word())
                ? Optional.empty()
                : Optional.ofNullable(WORDS.get(type))
                        .map(words -> new NotificationEntity.Fallback(words, words + ".", Optional.empty()));
    }

    /** The statuses of requests, as the viewer sees them. */
    public List<StatusEntity> lastOf(Transaction tx, AccountId viewer, List<StatusId> ids) {
        return statusRenderer.renderIds(tx, ids, Optional.of(viewer));
    }

    /** Accounts by id. */
    public Map<AccountId, WrittenJson> people(Transaction tx, Collection<AccountId> ids) {
        return accountFragments.of(tx, ids).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().json()));
    }
}
