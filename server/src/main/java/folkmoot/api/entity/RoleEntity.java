package folkmoot.api.entity;

/**
 * Role (client API).
 *
 * @param id {@code -99} is everyone
 * @param permissions decimal bit mask
 */
public record RoleEntity(
        String id, String name, String permissions, String color, boolean highlighted, int collectionLimit) {}
