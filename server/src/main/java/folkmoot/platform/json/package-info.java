/** JSON in the form that the client API gives it, wherever it is written or read: in answers, in streams, in rows. */
package folkmoot.platform.json;
