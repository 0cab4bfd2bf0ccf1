package folkmoot.door.api.entity;

import folkmoot.stewardship.admission.EmailBlocks;

/** Admin::CanonicalEmailBlock (client API). */
public record AdminCanonicalEmailBlockEntity(String id, String canonicalEmailHash) {

    public static AdminCanonicalEmailBlockEntity of(EmailBlocks.Address address) {
        return new AdminCanonicalEmailBlockEntity(Long.toString(address.id()), address.hash());
    }
}
