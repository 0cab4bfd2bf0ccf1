package folkmoot.api;

import folkmoot.account.Account;
import folkmoot.account.AccountStats;
import folkmoot.account.Accounts;
import folkmoot.api.entity.AccountEntity;
import folkmoot.database.Transaction;
import folkmoot.id.AccountId;
import folkmoot.media.MediaUrls;
import folkmoot.uri.LocalUris;
import java.net.URI;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Turns accounts into what clients show. One query for the counters of any number of accounts. */
public final class AccountRenderer {

    private static final AccountEntity.FeatureApprovalEntity NOT_FEATURED =
            new AccountEntity.FeatureApprovalEntity(List.of(), List.of(), "denied");

    private final Accounts accounts;
    private final MediaUrls media;
    private final URI defaultAvatar;
    private final URI defaultHeader;

    public AccountRenderer(Accounts accounts, LocalUris uris, MediaUrls media) {
        this.accounts = accounts;
        this.media = media;
        this.defaultAvatar = uris.at(DefaultImages.AVATAR);
        this.defaultHeader = uris.at(DefaultImages.HEADER);
    }

    public AccountEntity render(Transaction tx, Account account) {
        return render(account, accounts.stats(tx, account.id()));
    }

    /** In the order given. */
    public List<AccountEntity> render(Transaction tx, List<Account> wanted) {
        var stats = accounts.stats(tx, wanted.stream().map(Account::id).toList());
        return wanted.stream()
                .map(account -> render(account, stats.getOrDefault(account.id(), AccountStats.NONE)))
                .toList();
    }

    /** In the order of the ids; ids without a row are left out. */
    public List<AccountEntity> renderIds(Transaction tx, List<AccountId> ids) {
        var byId = accounts.map(tx, ids);
        return render(tx, ids.stream().filter(byId::containsKey).map(byId::get).toList());
    }

    /** By id. */
    public Map<AccountId, AccountEntity> map(Transaction tx, Collection<Account> wanted) {
        var stats = accounts.stats(tx, wanted.stream().map(Account::id).toList());
        return wanted.stream()
                .collect(Collectors.toMap(
                        Account::id, account -> render(account, stats.getOrDefault(account.id(), AccountStats.NONE))));
    }

    private AccountEntity render(Account account, AccountStats stats) {
        boolean shown = account.isActive();
        var avatar = account.avatar().filter(_ -> shown).map(media::of).orElse(defaultAvatar);
        var header = account.header().filter(_ -> shown).map(media::of).orElse(defaultHeader);
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
                avatar,
                avatar,
                "",
                header,
                header,
                "",
                stats.followers(),
                stats.following(),
                stats.statuses(),
                stats.lastStatusAt()
                        .map(when -> when.atZone(ZoneOffset.UTC).toLocalDate().toString()),
                false,
                true,
                true,
                true,
                List.of(),
                shown ? fields(account) : List.of(),
                NOT_FEATURED,
                flag(account.times().suspended().isPresent()),
                flag(account.times().silenced().isPresent()),
                Optional.empty(),
                Optional.empty());
    }

    private static List<AccountEntity.FieldEntity> fields(Account account) {
        return account.fields().stream()
                .map(field -> new AccountEntity.FieldEntity(field.name(), field.value(), field.verifiedAt()))
                .toList();
    }

    private static Optional<Boolean> flag(boolean set) {
        return set ? Optional.of(true) : Optional.empty();
    }
}
