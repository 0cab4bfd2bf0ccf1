package folkmoot.door.api.account;

import folkmoot.civic.body.Mark;
import folkmoot.civic.body.Officials;
import folkmoot.civic.body.Recognition;
import folkmoot.door.api.entity.AccountEntity;
import folkmoot.door.api.media.DefaultImages;
import folkmoot.door.api.media.EmojiRenderer;
import folkmoot.people.account.Account;
import folkmoot.people.account.AccountStats;
import folkmoot.people.account.Accounts;
import folkmoot.people.account.Badge;
import folkmoot.people.user.Staff;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.uri.LocalUris;
import folkmoot.talk.collection.AccountCollections;
import folkmoot.talk.media.MediaUrls;
import java.net.URI;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Turns accounts into what clients show. One query for the counters of any number, one more where somebody has moved. */
public final class AccountRenderer {

    private static final AccountEntity.FeatureApprovalEntity FEATURED =
            new AccountEntity.FeatureApprovalEntity(List.of("public"), List.of(), "automatic");

    private static final AccountEntity.FeatureApprovalEntity NOT_FEATURED =
            new AccountEntity.FeatureApprovalEntity(List.of(), List.of(), "denied");

    private final Accounts accounts;
    private final MediaUrls media;
    private final EmojiRenderer emojis;
    private final Staff staff;
    private final Officials officials;
    private final URI defaultAvatar;
    private final URI defaultHeader;

    public AccountRenderer(
            Accounts accounts,
            LocalUris uris,
            MediaUrls media,
            EmojiRenderer emojis,
            Staff staff,
            Officials officials) {
        this.officials = officials;
        this.accounts = accounts;
        this.staff = staff;
        this.media = media;
        this.emojis = emojis;
        this.defaultAvatar = uris.at(DefaultImages.AVATAR);
        this.defaultHeader = uris.at(DefaultImages.HEADER);
    }

    public AccountEntity render(Transaction tx, Account account) {
        return render(tx, List.of(account)).getFirst();
    }

    /** In the order given. */
    public List<AccountEntity> render(Transaction tx, List<Account> wanted) {
        var known = relations(tx, wanted);
        return wanted.stream().map(account -> entity(account, known)).toList();
    }

    /** In the order of the ids; ids without a row are left out. */
    public List<AccountEntity> renderIds(Transaction tx, List<AccountId> ids) {
        var byId = accounts.map(tx, ids);
        return render(tx, ids.stream().filter(byId::containsKey).map(byId::get).toList());
    }

    /** The same with those that wait to be let in: for whoever was told of them, who are moderators. */
    public List<AccountEntity> renderEvenWaiting(Transaction tx, List<AccountId> ids) {
        return render(tx, accounts.listEvenWaiting(tx, ids));
    }

    /** By id. */
    public Map<AccountId, AccountEntity> map(Transaction tx, Collection<Account> wanted) {
        var known = relations(tx, wanted);
        return wanted.stream().collect(Collectors.toMap(Account::id, account -> entity(account, known)));
    }

    /** What the entities need beside the rows, read once for all. */
    private record Relations(Map<AccountId, AccountStats> stats, Map<URI, Account> moved, Map<AccountId, Mark> marks) {}

    private Relations relations(Transaction tx, Collection<Account> wanted) {
        emojis.prepare(wanted.stream().map(Account::domain).toList());
        var targets = wanted.stream()
                .flatMap(account -> account.settings().movedTo().stream())
                .collect(Collectors.toSet());
        var moved = accounts.byUris(tx, targets).stream()
                .filter(Account::isActive)
                .collect(Collectors.toMap(Account::uri, Function.identity()));
        var ids = wanted.stream().map(Account::id).collect(Collectors.toSet());
        moved.values().forEach(account -> ids.add(account.id()));
        var marks = new HashMap<AccountId, Mark>();
        Stream.concat(wanted.stream(), moved.values().stream())
                .filter(Account::isActive)
                .forEach(account -> officials.mark(tx, account).ifPresent(mark -> marks.put(account.id(), mark)));
        return new Relations(accounts.stats(tx, ids), moved, marks);
    }

    private AccountEntity entity(Account account, Relations known) {
        var moved = account.settings()
                .movedTo()
                .filter(_ -> account.isActive())
                .flatMap(uri -> Optional.ofNullable(known.moved().get(uri)))
                .map(target -> entity(target, known, Optional.empty()));
        return entity(account, known, moved);
    }

    private AccountEntity entity(Account account, Relations known, Optional<AccountEntity> moved) {
        boolean shown = account.isActive();
        var stats = known.stats().getOrDefault(account.id(), AccountStats.NONE);
        var avatar = account.avatar().filter(_ -> shown);
        var header = account.header().filter(_ -> shown);
        var showing = shown ? account.showing() : Account.Showing.USUAL;
        return new AccountEntity(
                account.id().toString(),
                account.username(),
                account.acct(),
                shown ? account.displayName() : "",
                account.settings().locked(),
                account.isBot(),
                account.settings().discoverable(),
                account.settings().indexable(),
                account.isGroup(),
                account.times().created().truncatedTo(ChronoUnit.DAYS),
                shown ? account.note() : "",
                account.page(),
                account.uri(),
                avatar.map(url -> media.of(url, account.id())).orElse(defaultAvatar),
                avatar.map(url -> media.still(url, account.id())).orElse(defaultAvatar),
                showing.avatarDescription(),
                header.map(url -> media.of(url, account.id())).orElse(defaultHeader),
                header.map(url -> media.still(url, account.id())).orElse(defaultHeader),
                showing.headerDescription(),
                stats.followers(),
                stats.following(),
                stats.statuses(),
                stats.lastStatusAt()
                        .map(when -> when.atZone(ZoneOffset.UTC).toLocalDate().toString()),
                showing.hideCollections(),
                showing.showMedia(),
                showing.showMediaReplies(),
                showing.showFeatured(),
                shown ? emojis.in(account.domain(), texts(account)) : List.of(),
                shown ? lines(account) : List.of(),
                AccountCollections.isFeaturable(account) ? FEATURED : NOT_FEATURED,
                account.isLocal() ? Optional.of(roles(account)) : Optional.empty(),
                account.isLocal() ? Optional.of(!account.settings().indexable()) : Optional.empty(),
                moved,
                flag(account.times().suspended().isPresent()),
                flag(account.times().silenced().isPresent()),
                flag(showing.memorial()),
                Optional.ofNullable(known.marks().get(account.id())).map(AccountRenderer::publicBody),
                shown ? account.badges().stream().map(AccountRenderer::badge).toList() : List.of(),
                Optional.empty(),
                Optional.empty());
    }

    private static AccountEntity.PublicBodyEntity publicBody(Mark mark) {
        return new AccountEntity.PublicBodyEntity(
                mark.standing().word(),
                mark.body().name(),
                mark.body().community().toString(),
                mark.body().slug(),
                mark.lost().map(Recognition::since));
    }

    /** The role that others are shown, if there is one. */
    private List<AccountEntity.HighlightedRole> roles(Account account) {
        return staff
                .role(account.id())
                .map(role -> new AccountEntity.HighlightedRole(Integer.toString(role.id()), role.title(), ""))
                .stream()
                .toList();
    }

    /** Where words between colons may stand. */
    private static List<String> texts(Account account) {
        var texts = new ArrayList<>(List.of(account.displayName(), account.note()));
        account.fields().forEach(field -> {
            texts.add(field.name());
            texts.add(field.value());
        });
        return texts;
    }

    public static List<AccountEntity.FieldEntity> fields(Account account) {
        return account.fields().stream()
                .map(field -> new AccountEntity.FieldEntity(field.name(), field.value(), field.verifiedAt()))
                .toList();
    }

    /** First what is attested: apps that know no attestations show them as lines of the profile. */
    private static List<AccountEntity.FieldEntity> lines(Account account) {
        return Stream.concat(
                        account.badges().stream()
                                .map(badge -> new AccountEntity.FieldEntity(
                                        badge.name("en"), badge.html(), Optional.empty())),
                        fields(account).stream())
                .toList();
    }

    private static AccountEntity.BadgeEntity badge(Badge badge) {
        return new AccountEntity.BadgeEntity(
                badge.claim(),
                badge.names(),
                badge.issuer(),
                badge.page(),
                badge.since().toString(),
                badge.until().toString(),
                badge.credential());
    }

    private static Optional<Boolean> flag(boolean set) {
        return set ? Optional.of(true) : Optional.empty();
    }
}
