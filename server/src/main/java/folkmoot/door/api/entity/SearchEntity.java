package folkmoot.door.api.entity;

import folkmoot.platform.json.WrittenJson;
import java.util.List;

/**
 * Search (client API).
 *
 * @param statuses an array of {@link StatusEntity}
 */
public record SearchEntity(
        List<AccountEntity> accounts, WrittenJson statuses, List<TagEntity> hashtags, List<Object> collections) {}
