<?php
// What the service posts to a shop's address: signs the fields and writes them as a form. Takes
// {fields, id, email, time, key} and prints the form.

$input = json_decode($_SERVER['INPUT'], true);

$fields = $input['fields'];
$fields['hash'] = md5($input['id'] . $input['email'] . $input['time'] . $input['key']);
echo http_build_query($fields);
