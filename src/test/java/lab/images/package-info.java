/** Container images on this machine: where they come from, what names them, how they are carried to nodes. */
package lab.images;
