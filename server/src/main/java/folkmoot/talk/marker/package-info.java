/** How far somebody has read a timeline, shared by all their clients. Table {@code marker}; endpoint {@code /api/v1/markers}. */
package folkmoot.talk.marker;
