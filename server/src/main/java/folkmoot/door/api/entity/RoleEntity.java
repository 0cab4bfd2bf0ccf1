package folkmoot.door.api.entity;

import folkmoot.people.user.Role;

/**
 * Role (client API).
 *
 * @param id {@code -99} is everyone
 * @param permissions decimal bit mask
 */
public record RoleEntity(
        String id, String name, String permissions, String color, boolean highlighted, int collectionLimit) {

    /** How many collections somebody may have. */
    public static final int COLLECTIONS = 10;

    public static RoleEntity of(Role role) {
        return new RoleEntity(
                Integer.toString(role.id()),
                role.title(),
                Long.toString(role.permissions()),
                "",
                role != Role.MEMBER,
                COLLECTIONS);
    }
}
