package relaxng
