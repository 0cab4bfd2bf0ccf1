package folkmoot.door.api.admin;

import folkmoot.door.api.account.AccountRenderer;
import folkmoot.door.api.entity.AccountEntity;
import folkmoot.door.api.entity.AdminAccountEntity;
import folkmoot.door.api.entity.AdminAccountEntity.AdminIpEntity;
import folkmoot.door.api.entity.RoleEntity;
import folkmoot.people.account.Account;
import folkmoot.people.user.User;
import folkmoot.people.user.Visits;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.stewardship.moderation.ModeratedAccount;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns accounts into what moderators' clients show. */
public final class AdminAccountRenderer {

    private final AccountRenderer accounts;
    private final Visits visits;

    public AdminAccountRenderer(AccountRenderer accounts, Visits visits) {
        this.accounts = accounts;
        this.visits = visits;
    }

    /** In the order given. */
    public List<AdminAccountEntity> render(Transaction tx, List<ModeratedAccount> found) {
        Map<AccountId, AccountEntity> shown =
                accounts.map(tx, found.stream().map(ModeratedAccount::account).toList());
        var addresses = visits.addresses(
                tx,
                found.stream()
                        .flatMap(each -> each.user().stream())
                        .map(User::id)
                        .toList());
        return found.stream()
                .map(each -> entity(
                        each,
                        shown.get(each.account().id()),
                        each.user()
                                .map(user -> addresses.getOrDefault(user.id(), List.of()))
                                .orElse(List.of())))
                .toList();
    }

    private static AdminAccountEntity entity(
            ModeratedAccount moderated, AccountEntity shown, List<Visits.Visit> addresses) {
        Account account = moderated.account();
        var user = moderated.user();
        var ips = addresses.stream()
                .map(visit -> new AdminIpEntity(
                        visit.address(),
                        visit.day().atStartOfDay(ZoneOffset.UTC).toInstant()))
                .toList();
        return new AdminAccountEntity(
                account.id().toString(),
                account.username(),
                account.domain(),
                account.times().created(),
                user.map(User::email),
                ips.stream().findFirst().map(AdminIpEntity::ip),
                user.map(member -> member.marks().confirmed().isPresent()).orElse(false),
                account.times().suspended().isPresent(),
                account.times().silenced().isPresent(),
                moderated.sensitized(),
                user.map(member -> member.marks().disabled().isPresent()).orElse(false),
                user.map(member -> member.marks().approved().isPresent()).orElse(false),
                user.map(User::locale),
                Optional.of(moderated.reason()).filter(reason -> !reason.isEmpty()),
                user.map(User::role).map(RoleEntity::of),
                ips,
                shown,
                moderated.invitedBy().map(AccountId::toString));
    }
}
