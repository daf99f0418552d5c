require('inspec' + 'tor').open();
