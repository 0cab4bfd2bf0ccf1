package folkmoot.civic.place;

/**
 * What a place says besides what every matter says.
 *
 * @param hours when it is open, in words
 * @param building a public body added a building of its own
 */
public record MarkedPlace(PlaceSort sort, String hours, boolean building) {}
