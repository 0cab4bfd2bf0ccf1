package folkmoot.door.api.account;

import static folkmoot.schema.generated.Tables.FOLLOW;

import folkmoot.door.api.entity.AccountEntity;
import folkmoot.door.api.entity.RoleEntity;
import folkmoot.door.api.oauth.Viewer;
import folkmoot.people.account.Account;
import folkmoot.people.account.Accounts;
import folkmoot.people.user.Role;
import folkmoot.people.user.Users;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.problem.NotFound;
import java.util.List;

/** CredentialAccount (client API): the signed-in account as its owner sees it. */
public final class CredentialAccounts {

    private static final int MOST_REQUESTS_COUNTED = 40;

    private final Accounts accounts;
    private final Users users;
    private final AccountRenderer renderer;

    public CredentialAccounts(Accounts accounts, Users users, AccountRenderer renderer) {
        this.accounts = accounts;
        this.users = users;
        this.renderer = renderer;
    }

    public AccountEntity of(Transaction tx, Viewer viewer) {
        var account = accounts.require(tx, viewer.account());
        var usual = users.find(tx, viewer.user()).orElseThrow(NotFound::new).defaults();
        int requests = tx.sql()
                .fetchCount(tx.sql()
                        .selectOne()
                        .from(FOLLOW)
                        .where(FOLLOW.TARGET_ID.eq(account.id().value()))
                        .and(FOLLOW.ACCEPTED_AT.isNull())
                        .limit(MOST_REQUESTS_COUNTED));
        var source = new AccountEntity.CredentialSource(
                usual.visibilityFor(account),
                usual.sensitive(),
                usual.language(),
                account.noteSource(),
                plainFields(account),
                requests,
                account.showing().hideCollections(),
                account.settings().discoverable(),
                account.settings().indexable(),
                account.showing().attributionDomains(),
                usual.quotePolicy());
        return renderer.render(tx, account).withCredentials(source, RoleEntity.of(Role.of(viewer.role())));
    }

    /** The lines of the profile as they were typed. */
    static List<AccountEntity.FieldEntity> plainFields(Account account) {
        return account.fields().stream()
                .map(field -> new AccountEntity.FieldEntity(field.name(), field.source(), field.verifiedAt()))
                .toList();
    }
}
