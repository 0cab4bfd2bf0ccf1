/** Several instances with a bad network between them, and one that is killed again and again. */
package folkmoot.faults;
