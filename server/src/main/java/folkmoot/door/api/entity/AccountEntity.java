package folkmoot.door.api.entity;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Account (client API): somebody as others see them.
 *
 * @param createdAt midnight of the day
 * @param note HTML
 * @param lastStatusAt {@code 2026-08-08}
 * @param group a community
 * @param roles of local accounts only
 * @param noindex of local accounts only: search engines are asked to stay away
 * @param moved where the owner has gone, one step
 * @param publicBody Folkmoot's own: how it is marked beside a body of a community's register
 * @param attestations Folkmoot's own: what attesters say of it and its owner shows
 */
public record AccountEntity(
        String id,
        String username,
        String acct,
        String displayName,
        boolean locked,
        boolean bot,
        boolean discoverable,
        boolean indexable,
        boolean group,
        Instant createdAt,
        String note,
        URI url,
        URI uri,
        URI avatar,
        URI avatarStatic,
        String avatarDescription,
        URI header,
        URI headerStatic,
        String headerDescription,
        int followersCount,
        int followingCount,
        int statusesCount,
        Optional<String> lastStatusAt,
        boolean hideCollections,
        boolean showMedia,
        boolean showMediaReplies,
        boolean showFeatured,
        List<CustomEmojiEntity> emojis,
        List<FieldEntity> fields,
        FeatureApprovalEntity featureApproval,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<List<HighlightedRole>> roles,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<Boolean> noindex,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<AccountEntity> moved,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<Boolean> suspended,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<Boolean> limited,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<Boolean> memorial,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<PublicBodyEntity> publicBody,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<BadgeEntity> attestations,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<CredentialSource> source,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<RoleEntity> role) {

    /** One line of the profile; the value is HTML, or plain in {@link CredentialSource}. */
    public record FieldEntity(String name, String value, Optional<Instant> verifiedAt) {}

    /**
     * What an attester says (Folkmoot).
     *
     * @param claim word of the claim
     * @param names how people read it, by language
     * @param issuer who says it
     * @param issuerUrl its page
     * @param since first day
     * @param until last day on which it holds
     * @param url the signed credential
     */
    public record BadgeEntity(
            String claim,
            Map<String, String> names,
            String issuer,
            URI issuerUrl,
            String since,
            String until,
            URI url) {}

    /** A role that the instance shows beside the name. */
    public record HighlightedRole(String id, String name, String color) {}

    /**
     * How an account is marked beside a public body (Folkmoot).
     *
     * @param standing {@code official}: it speaks for the body; {@code lost}: it did and does not any more; {@code look-alike}: it
     *     could be taken for the body's account and is not
     * @param communityId in whose register the body stands
     * @param lostAt since when evidence is no longer there
     */
    public record PublicBodyEntity(
            String standing,
            String name,
            String communityId,
            String slug,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<Instant> lostAt) {}

    /** Who may put the account into a collection. */
    public record FeatureApprovalEntity(List<String> automatic, List<String> manual, String currentUser) {}

    /** CredentialAccount's {@code source}: what only the owner sees. */
    public record CredentialSource(
            String privacy,
            boolean sensitive,
            Optional<String> language,
            String note,
            List<FieldEntity> fields,
            int followRequestsCount,
            boolean hideCollections,
            boolean discoverable,
            boolean indexable,
            List<String> attributionDomains,
            String quotePolicy) {}

    /** The same account as its owner sees it (CredentialAccount). */
    public AccountEntity withCredentials(CredentialSource ownersSource, RoleEntity ownersRole) {
        return new AccountEntity(
                id,
                username,
                acct,
                displayName,
                locked,
                bot,
                discoverable,
                indexable,
                group,
                createdAt,
                note,
                url,
                uri,
                avatar,
                avatarStatic,
                avatarDescription,
                header,
                headerStatic,
                headerDescription,
                followersCount,
                followingCount,
                statusesCount,
                lastStatusAt,
                hideCollections,
                showMedia,
                showMediaReplies,
                showFeatured,
                emojis,
                fields,
                featureApproval,
                roles,
                noindex,
                moved,
                suspended,
                limited,
                memorial,
                publicBody,
                attestations,
                Optional.of(ownersSource),
                Optional.of(ownersRole));
    }
}
