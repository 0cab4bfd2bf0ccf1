package folkmoot.api.entity;

import java.util.List;

/** Search (client API). */
public record SearchEntity(
        List<AccountEntity> accounts,
        List<StatusEntity> statuses,
        List<TagEntity> hashtags,
        List<Object> collections) {}
