package folkmoot.door.api.entity;

import java.util.List;

/** FamiliarFollowers (client API): which of those whom the viewer follows also follow this account. */
public record FamiliarFollowersEntity(String id, List<AccountEntity> accounts) {}
