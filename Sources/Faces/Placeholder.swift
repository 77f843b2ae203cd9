enum FacesPlaceholder {}
