package folkmoot.civic.community;

import static folkmoot.schema.generated.Tables.COMMUNITY;

import folkmoot.people.account.Account;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.CommunityId;
import folkmoot.platform.problem.Invalid;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Under which licence a community lets others take its data along: its moderators say so, and the log tells. */
public final class DataLicences {

    private final Communities communities;
    private final CommunityLog log;

    public DataLicences(Communities communities, CommunityLog log) {
        this.communities = communities;
        this.log = log;
    }

    /** Empty as long as none was chosen. */
    public Optional<DataLicence> of(Transaction tx, CommunityId community) {
        return Optional.ofNullable(among(tx, List.of(community)).get(community));
    }

    /** Of those that chose one. */
    public Map<CommunityId, DataLicence> among(Transaction tx, Collection<CommunityId> some) {
        var chosen = new HashMap<CommunityId, DataLicence>();
        tx.sql()
                .select(COMMUNITY.ACCOUNT_ID, COMMUNITY.DATA_LICENCE)
                .from(COMMUNITY)
                .where(COMMUNITY.ACCOUNT_ID.in(
                        some.stream().map(CommunityId::value).toList()))
                .and(COMMUNITY.DATA_LICENCE.isNotNull())
                .forEach(row -> DataLicence.of(row.value2())
                        .ifPresent(licence -> chosen.put(new CommunityId(row.value1()), licence)));
        return chosen;
    }

    /**
     * A moderator chooses one; what was taken along before stays under what it was taken under. Problems: 403 for anybody else, 422 for a
     * licence that is not offered.
     *
     * @param word SPDX; blank for none
     */
    public void choose(Transaction tx, Community community, Account moderator, String word) {
        communities.requireModerator(tx, community.id(), moderator.id());
        var wanted = DataLicence.of(word.strip());
        if (wanted.isEmpty() && !word.isBlank()) {
            throw Invalid.field("data_licence", "ERR_INCLUSION", "is not a licence that is offered here");
        }
        if (wanted.equals(of(tx, community.id()))) {
            return;
        }
        tx.sql()
                .update(COMMUNITY)
                .set(COMMUNITY.DATA_LICENCE, wanted.map(DataLicence::word).orElse(null))
                .where(COMMUNITY.ACCOUNT_ID.eq(community.id().value()))
                .execute();
        log.add(
                tx,
                community.id(),
                moderator.id(),
                CommunityLog.Act.DATA_LICENCE,
                community.group().uri(),
                wanted.map(DataLicence::word).orElse("none"));
    }
}
